public import CalDAV
import CalendarModel
import Failures
public import Feeds
import HTTPTypes
import WebDAV

/// `/dav/`: WebDAV and CalDAV for whoever has signed in, and the addresses at which clients look for them.
public struct DAVSurface: Sendable {
    private let service: DAVService
    private let feeds: FeedService
    private let files: RenderedFiles
    /// The address under which the outside reaches this server, where it was told.
    private let baseURL: String?

    public init(service: DAVService, feeds: FeedService, files: RenderedFiles, baseURL: String?) {
        self.service = service
        self.feeds = feeds
        self.files = files
        self.baseURL = baseURL
    }

    /// The rows for the table of surfaces.
    public var rows: [Surface] {
        [surface(prefix: "dav", answer), wellKnown] + Self.probes.map { surface(prefix: $0, answerProbe) }
    }

    private func surface(prefix: String, _ handle: @escaping Surface.Handler) -> Surface {
        Surface(
            name: "dav", prefix: prefix, methods: DAVService.methods.filter { $0 != .head }, access: .principal,
            renderer: .errorElement, handle: handle)
    }

    /// Where Apple's clients look when they were given nothing but a host: `/`, `/principals/` and
    /// `/calendar/dav/USER/user/`.
    private static let probes = ["", "principals", "calendar"]

    /// What is found under `/.well-known/`: RFC 6764 §5, RFC 7808 §4.2.1.2.
    private static let known = ["caldav": "/dav/", "timezone": "/tzdist/"]

    /// RFC 6764 §5: whatever the method, and before anybody signs in.
    private var wellKnown: Surface {
        Surface(name: "dav", prefix: ".well-known", methods: DAVService.methods.filter { $0 != .head }) { request in
            let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3 || parts.dropFirst(3) == [""], let place = Self.known[String(parts[2])] else {
                throw Failure(.notFound)
            }
            let base = baseURL ?? "\(request.origin.scheme)://\(request.origin.host)"
            return SurfaceResponse(
                .movedPermanently, fields: [.location: base + place, .cacheControl: "max-age=86400"])
        }
    }

    @Sendable private func answer(_ request: SurfaceRequest) async throws -> SurfaceResponse {
        try await answer(request, at: ResourcePath(decoding: request.path))
    }

    /// A probe asks for `current-user-principal` and is told as at the root.
    @Sendable private func answerProbe(_ request: SurfaceRequest) async throws -> SurfaceResponse {
        guard request.method == .options || request.method.rawValue == "PROPFIND" else {
            throw Failure(.notFound, detail: "Calendars are at /dav/.")
        }
        return try await answer(request, at: ResourcePath(["dav"], isCollection: true))
    }

    private func answer(_ request: SurfaceRequest, at path: ResourcePath) async throws -> SurfaceResponse {
        guard request.method != .options else { return try await response(to: service.options(on: path)) }
        guard let principal = request.principal else { throw Failure(.unauthorized) }
        let origin = "\(request.origin.scheme)://\(request.origin.host)"
        let asked = DAVRequest(
            method: request.method, path: path, query: request.query, fields: request.fields, body: request.body,
            principal: principal, bases: [origin] + (baseURL.map { [$0] } ?? []), now: request.now)
        return try await response(to: service.answer(asked))
    }

    private func response(to answer: DAVAnswer) async throws -> SurfaceResponse {
        let body: SurfaceResponse.Body
        switch answer.body {
        case .none: body = .none
        case .octets(let octets): body = .octets(octets)
        case .stream(let write):
            body = .stream { writer in try await write(OctetSink { try await writer.write($0) }) }
        case .file(let calendar):
            let name = "calendar-\(calendar.syncKey)-\(calendar.revision).ics"
            body = .file(
                try await files.file(named: name) { [feeds] sink in
                    try await feeds.export(calendar) { try sink.write($0) }
                })
        }
        return SurfaceResponse(answer.status, fields: answer.fields, body: body)
    }
}
