import CalendarModel
import Failures
public import Feeds
import HTTPSemantics
import HTTPTypes

/// `/freebusy/NAME` and `/freebusy/NAME.ifb`: when somebody is busy.
public struct FreeBusySurface: Sendable {
    private let service: FreeBusyAddressService
    private let guesses = AddressLimiter()

    public init(service: FreeBusyAddressService) {
        self.service = service
    }

    /// The row for the table of surfaces.
    public var row: Surface {
        Surface(
            name: "freebusy", prefix: "freebusy", methods: [.get], access: .optionalPrincipal, bodyLimit: 0,
            template: { _ in "/freebusy/…" }, handle: answer)
    }

    @Sendable private func answer(_ request: SurfaceRequest) async throws -> SurfaceResponse {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2)
        guard parts.count == 1, let last = parts.first else { throw Failure(.notFound) }
        let question: FreeBusyRequest
        do throws(FreeBusyRequest.Refusal) {
            question = try FreeBusyRequest(path: last, query: request.query, now: request.now)
        } catch {
            throw Failure(.badRequest, detail: error.text)
        }
        if question.token != nil, let seconds = guesses.wait(of: request.origin.address, at: request.now) {
            throw Failure(
                .tooManyRequests, detail: "Too many attempts. Try again in \(seconds) seconds.", retryAfter: seconds)
        }
        // How much is in the calendars is not known before.
        let found = try await aside { try await service.answer(question, by: request.principal, at: request.now) }
        guard let answer = found else {
            if question.token != nil { guesses.note(request.origin.address, at: request.now) }
            // Whoever has not said who they are may try again and say it, whether or not there is such a name.
            throw Failure(request.principal == nil && question.token == nil ? .unauthorized : .notFound)
        }
        var fields: HTTPFields = [
            .eTag: "W/\"\(answer.entityTag.value)\"", .cacheControl: "private, no-cache", .vary: "Authorization",
        ]
        if EntityTagCondition(.ifNoneMatch, in: request.fields)?.matchesWeakly(answer.entityTag) == true {
            return SurfaceResponse(.notModified, fields: fields)
        }
        fields[.contentType] = "text/calendar; charset=utf-8"
        fields[.contentDisposition] = "inline; filename=\"freebusy.ifb\""
        return SurfaceResponse(.ok, fields: fields, body: .octets(answer.octets))
    }
}

extension FreeBusyRequest.Refusal {
    fileprivate var text: String {
        switch self {
        case .unreadable(let name): "The parameter '\(name)' cannot be read."
        case .noSpan: "Give a start and an end after it, or a period instead of the end."
        case .tooLong: "At most \(FreeBusyRequest.longest / 86_400) days are told at once."
        }
    }
}
