import HTTPTypes

extension Surface {
    /// `/health`: 200 when the server can do its work, 503 when the store does not answer.
    static func health(check: @escaping @Sendable () async throws -> Void) -> Surface {
        Surface(name: "health", prefix: "health", methods: [.get], bodyLimit: 0) { request in
            guard request.path == "/health" else { throw Refusal.nothingHere }
            do {
                try await check()
            } catch {
                throw Refusal(
                    status: .serviceUnavailable, fields: [.retryAfter: "5"], text: "The store does not answer.",
                    reason: "health check: \(error)")
            }
            return .text(.ok, "ok\n", fields: [.cacheControl: "no-store"])
        }
    }
}
