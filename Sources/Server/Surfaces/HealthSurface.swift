import Failures
import HTTPTypes

extension Surface {
    /// `/health`: 200 when the server can do its work, 503 when the store does not answer.
    static func health(check: @escaping @Sendable () async throws -> Void) -> Surface {
        Surface(name: "health", prefix: "health", methods: [.get], bodyLimit: 0) { request in
            guard request.path == "/health" else { throw Failure(.notFound) }
            do {
                try await check()
            } catch {
                throw Failure(
                    .serviceUnavailable, reason: "health check: \(error)", detail: "The store does not answer.",
                    retryAfter: 5)
            }
            return .text(.ok, "ok\n", fields: [.cacheControl: "no-store"])
        }
    }
}
