public import ICalendar

/// An iCalendar text that says when somebody can be had: any number of VAVAILABILITY components (RFC 7953 §7.2.4).
public struct AvailabilityDocument: Hashable, Sendable {
    /// One for each UID.
    public let objects: [CalendarObject]

    /// Refuses what is no calendar, and components that are neither VAVAILABILITY nor VTIMEZONE.
    public init(reading octets: [UInt8], resolver: ZoneResolver) throws(ICalendarError) {
        let document = try LetterDocument(reading: octets, limits: .object)
        guard document.calendars.count == 1, let calendar = document.calendars.first else { throw .notACalendar }
        var zones: [LetterComponent] = []
        var uids: [String] = []
        var statements: [String: [LetterComponent]] = [:]
        for component in calendar.components {
            switch component.name {
            case "VTIMEZONE": zones.append(component)
            case ComponentKind.availability.rawValue:
                let uid = component.first("UID")?.value ?? ""
                if statements[uid] == nil { uids.append(uid) }
                statements[uid, default: []].append(component)
            default: throw .contradictory(reason: "\(component.name) beside VAVAILABILITY", line: component.line)
            }
        }
        var objects: [CalendarObject] = []
        for uid in uids {
            var alone = calendar
            alone.nodes = calendar.lines.map(LetterNode.line)
            alone.nodes += (zones + (statements[uid] ?? [])).map(LetterNode.component)
            objects.append(try CalendarObject(interpreting: alone, resolver: resolver))
        }
        self.objects = objects
    }
}
