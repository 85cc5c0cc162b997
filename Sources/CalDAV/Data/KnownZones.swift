import Chronology
import HTTPTypes
import ICalendar

extension HTTPField.Name {
    /// RFC 7809 §4
    static let calDAVTimezones = HTTPField.Name("CalDAV-Timezones")!
}

extension LetterComponent {
    /// Takes out the definitions of zones whose names say the same: what a client gets by the name is what was meant.
    ///
    /// One that is hand-made, or that describes something else under a known name, stays.
    mutating func removeKnownZones(by resolver: ZoneResolver) {
        nodes.removeAll { node in
            guard case .component(let component) = node, component.name == "VTIMEZONE",
                let name = component.first("TZID")?.text, let known = resolver.catalog.zone(named: name)
            else { return false }
            return resolver.zone(tzid: name, definition: component) == known
        }
    }
}

extension Exchange {
    /// Whether the client finds zones by their names and wants no definitions of them: `CalDAV-Timezones: F`.
    var wantsNoKnownZones: Bool {
        request.fields[.calDAVTimezones]?.filter { !$0.isWhitespace }.uppercased() == "F"
    }

    /// A wish for calendar data, with what the request's fields say about it.
    func fitted(_ wish: CalendarDataRequest?) -> CalendarDataRequest? {
        guard wantsNoKnownZones, var wish else { return wish }
        wish.leavesOutKnownZones = true
        return wish
    }

    /// The octets as they are, where the client says nothing else.
    func withoutKnownZones(_ octets: [UInt8]) throws(ICalendarError) -> [UInt8] {
        guard wantsNoKnownZones else { return octets }
        return try CalendarDataRequest(leavesOutKnownZones: true).project(
            octets, resolver: service.resolver, floatingZone: .utc)
    }
}
