import ICalendar

/// What the store has of an object, as text.
struct StoredLetter {
    /// All but the VTIMEZONEs.
    let components: [LetterComponent]
    /// The VTIMEZONEs by TZID.
    let zones: [String: LetterComponent]

    init(_ octets: [UInt8]) throws(ICalendarError) {
        let inside = try LetterDocument(reading: octets, limits: .file).calendars.flatMap(\.components)
        self.components = ObjectText.ordered(inside.filter { $0.name != "VTIMEZONE" })
        var zones: [String: LetterComponent] = [:]
        for zone in inside where zone.name == "VTIMEZONE" {
            if let tzid = zone.first("TZID")?.text { zones[tzid] = zone }
        }
        self.zones = zones
    }

    var hasMaster: Bool { components.contains { $0.first("RECURRENCE-ID") == nil } }
}
