import CalendarModel
import Failures
import HTTPTypes
import Markup
import Scheduling
import Secrets
import WebDAV

/// The free-busy-query report (RFC 4791 §7.10).
extension Exchange {
    func freeBusyQuery(_ resource: Resource, _ body: XMLElement) async throws -> DAVAnswer {
        let query = try FreeBusyQuery(body)
        let busy: BusyTime
        switch resource {
        case .calendar(let placed): busy = try await service.freeBusy.busyTime(in: placed, during: query.span)
        case .home(let owner):
            let seen = try await service.freeBusy.sight(of: [owner], for: request.principal)
            guard let sight = seen.first ?? nil else { throw Failure.needs(.readFreeBusy, on: request.path) }
            busy = try await service.freeBusy.busyTime(of: [sight], during: query.span).first ?? .none
        default: busy = .none
        }
        let octets = FreeBusyDocument.calendar(
            busy, during: query.span, uid: RandomToken.make(octets: 16), now: request.now)
        return DAVAnswer(.ok, fields: [.contentType: "text/calendar; charset=utf-8"], body: .octets(octets))
    }
}
