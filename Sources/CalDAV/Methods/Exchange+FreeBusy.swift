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
        let privileges = try await finder.access.privileges(on: resource)
        let calendars = try await calendars(in: resource, privileges, for: .readFreeBusy).map(\.0.calendar)
        var busy = BusyTime.none
        for calendar in calendars where resource.kind == .calendar || !calendar.properties.isTransparent {
            let zone = service.zone(of: calendar)
            let found = try await store.occurrences(in: [calendar.id], during: query.span, floatingIn: zone)
            busy = busy.union(BusyTime(found.map(\.occurrence), during: query.span, floatingIn: zone))
        }
        let octets = FreeBusyDocument.calendar(
            busy, during: query.span, uid: RandomToken.make(octets: 16), now: request.now)
        return DAVAnswer(.ok, fields: [.contentType: "text/calendar; charset=utf-8"], body: .octets(octets))
    }
}
