public import CalendarModel
import Chronology
import Failures
public import Feeds
import HTTPSemantics
import HTTPTypes

/// `/feeds/TOKEN/NAME.ics`: a feed for whoever has its address.
///
/// Whether a copy is still good is decided from revisions alone. Content is made once for each revision, kept as a
/// file, and sent from there.
public struct FeedSurface: Sendable {
    private let service: FeedService
    private let links: any FeedLinkKeeping
    private let files: RenderedFiles
    private let guesses = AddressLimiter()

    /// How often a fetch is noted, in seconds: it is for people to look at, and each note is a write.
    private static let noteInterval: Int64 = 900

    public init(service: FeedService, links: any FeedLinkKeeping, files: RenderedFiles) {
        self.service = service
        self.links = links
        self.files = files
    }

    /// The row for the table of surfaces. The token is a secret and is not written down.
    public var row: Surface {
        Surface(
            name: "feeds", prefix: "feeds", methods: [.get], bodyLimit: 0,
            template: { path in
                let parts = path.split(separator: "/", maxSplits: 2)
                return parts.count < 3 ? "/feeds/…" : "/feeds/…/\(parts[2])"
            },
            handle: answer)
    }

    @Sendable private func answer(_ request: SurfaceRequest) async throws -> SurfaceResponse {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).map(String.init)
        guard parts.count == 2 else { throw Failure(.notFound) }
        // The one character of a name that some programs write encoded.
        let fileName = parts[1].replacing("%40", with: "@")
        guard let linked = try await service.linked(token: parts[0], fileName: fileName) else {
            throw unknown(request)
        }
        let link = linked.link
        let validators = try await service.validators(of: linked, at: request.now)
        await noteFetch(of: link, at: request.now)
        switch FeedAnswer(request: request.fields, validators: validators, fileName: fileName) {
        case .notModified(let fields): return SurfaceResponse(.notModified, fields: fields)
        case .content(let fields, let isCompressed):
            let name = validators.entityTag.value + ".ics"
            let file = try await isCompressed ? compressed(link, name, request.now) : plain(link, name, request.now)
            return SurfaceResponse(.ok, fields: fields, body: .file(file))
        }
    }

    private func plain(_ link: FeedLink, _ name: String, _ now: Instant) async throws -> FileBody {
        try await files.file(named: name) { [service] sink in
            try await service.render(link, at: now) { try sink.write($0) }
        }
    }

    private func compressed(_ link: FeedLink, _ name: String, _ now: Instant) async throws -> FileBody {
        try await files.file(named: name + ".gz", from: { try await plain(link, name, now) }) { sink, whole in
            try await sink.compress(whole)
        }
    }

    /// An unknown token, a removed feed and a wrong name look alike; who tries many of them has to wait.
    private func unknown(_ request: SurfaceRequest) -> Failure {
        if let seconds = guesses.wait(of: request.origin.address, at: request.now) {
            return Failure(
                .tooManyRequests, detail: "Too many attempts. Try again in \(seconds) seconds.", retryAfter: seconds)
        }
        guesses.note(request.origin.address, at: request.now)
        return Failure(.notFound)
    }

    private func noteFetch(of link: FeedLink, at now: Instant) async {
        if let last = link.lastFetched, last.seconds(to: now) < Self.noteInterval { return }
        // A feed is served whether or not it can be noted that it was.
        try? await links.noteFetch(of: link.id, at: now)
    }
}
