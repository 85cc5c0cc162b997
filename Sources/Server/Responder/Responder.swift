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
        let target = RequestTarget(request.head.path ?? "/")
        let surface = table.surface(forPath: target.path)
        let visit = record.open(request, target: target, surface: surface, client: origin(of: request, context).address)
        let arrival = Arrival(request: request, context: context)
        let language = Language(accepting: request.headers[.acceptLanguage])
        // Where nobody answers, a person has most likely mistyped an address.
        let answer = try await failures.answer(visit, in: surface?.renderer ?? .page, language: language) {
            try record.admit(visit)
            return try await dispatch(arrival, target: target, surface: surface, visit: visit)
        }
        return HTTPAnswer(answer, to: arrival, visit: visit).response
    }

    private func dispatch(
        _ arrival: Arrival, target: RequestTarget, surface: Surface?, visit: Visit
    ) async throws -> SurfaceResponse {
        guard arrival.hasOneHost() else { throw Failure.oneHostWanted }
        let method = arrival.request.method
        if method == .options, target.path == "*" {
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
        var asked = SurfaceRequest(
            method: method, path: target.path, query: target.query, fields: arrival.request.headers,
            origin: origin(of: arrival.request, arrival.context), now: clock.now, id: visit.id)
        asked.principal = try await authentication.principal(for: asked, surface.access)
        asked.body = try await arrival.body(limit: min(surface.bodyLimit ?? .max, configuration.limits.body))
        guard !asked.isBrief else { return try await surface.handle(asked) }
        return try await aside { [asked] in try await surface.handle(asked) }
    }

    private func origin(of request: Request, _ context: ConnectionContext) -> RequestOrigin {
        RequestOrigin(
            address: context.peer, scheme: configuration.tls == nil ? "http" : "https",
            host: request.head.authority ?? request.headers[.hostField] ?? ""
        ).seen(through: configuration.proxies.trusted, fields: request.headers)
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
