import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTPTypes

/// Takes every request: the first path segment picks the surface, the row says the rest.
///
/// Hummingbird's router neither answers 405 nor leaves the path alone, so this stands in its place.
struct Responder: HTTPResponder {
    typealias Context = ConnectionContext

    let table: SurfaceTable
    let configuration: ServerConfiguration
    let authentication: Authentication
    let clock: any WallClock
    let record: Record
    let failures: FailureMiddleware

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        try await answer(to: Arrival(request, context: context)).response
    }

    func answer(to arrival: Arrival) async throws -> HTTPAnswer {
        let now = clock.now
        let head = arrival.head
        let target = RequestTarget(head.path ?? "/")
        let surface = table.surface(forPath: target.path)
        let origin = origin(of: arrival)
        let visit = record.open(head.method, target: target, surface: surface, client: origin.address)
        // Where nobody answers, a person has most likely mistyped an address.
        let answer = try await failures.answer(
            visit, in: surface?.renderer ?? .page, language: { Language(accepting: head.headerFields[.acceptLanguage]) }
        ) {
            try record.admit(visit)
            let asked = SurfaceRequest(
                method: head.method, path: target.path, query: target.query, fields: head.headerFields, origin: origin,
                now: now, id: visit.id)
            return try await dispatch(arrival, asked, surface: surface)
        }
        return HTTPAnswer(answer, to: arrival, visit: visit, at: now)
    }

    private func dispatch(
        _ arrival: Arrival, _ request: SurfaceRequest, surface: Surface?
    ) async throws -> SurfaceResponse {
        guard arrival.hasOneHost() else { throw Failure.oneHostWanted }
        let method = request.method
        if method == .options, request.path == "*" {
            return SurfaceResponse(.noContent, fields: [.allow: "GET, HEAD, OPTIONS"])
        }
        guard let surface else { throw Failure(.notFound) }
        if method == .options, !surface.methods.contains(.options) {
            return SurfaceResponse(
                .noContent, fields: [.allow: surface.allowed.map(\.rawValue).joined(separator: ", ")])
        }
        let isHeadOfGet = method == .head && surface.headComesFromGet && surface.methods.contains(.get)
        guard isHeadOfGet || surface.methods.contains(method) else {
            throw Failure.methodNotAllowed(allowing: surface.allowed)
        }
        var asked = request
        asked.principal = try await authentication.principal(for: asked, surface.access)
        asked.body = try await arrival.body(limit: min(surface.bodyLimit ?? .max, configuration.limits.body))
        guard !asked.isBrief else { return try await surface.handle(asked) }
        return try await aside { [asked] in try await surface.handle(asked) }
    }

    private func origin(of arrival: Arrival) -> RequestOrigin {
        let head = arrival.head
        return RequestOrigin(
            address: arrival.context.peer, scheme: configuration.tls == nil ? "http" : "https",
            host: head.authority ?? head.headerFields[.hostField] ?? ""
        ).seen(through: configuration.proxies.trusted, fields: head.headerFields)
    }
}

/// A request target, parted at the question mark (RFC 9112 §3.2).
struct RequestTarget: Hashable, Sendable {
    let path: String
    let query: String?

    init(_ text: String) {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            path = text
            query = nil
            return
        }
        path = String(text[..<mark])
        query = String(text[text.utf8.index(after: mark)...])
    }
}
