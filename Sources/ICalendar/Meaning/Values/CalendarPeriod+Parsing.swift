public import Chronology

extension CalendarPeriod {
    /// Reads a PERIOD; `zone` is that of its TZID and holds for both its times.
    public init(
        parsing text: String, zone: Zone? = nil, property: String = "RDATE", line: Int = 0
    ) throws(ICalendarError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw .unreadable(property, text, line) }
        let start = try CalendarTime(parsing: parts[0], zone: zone, property: property, line: line)
        guard !start.isDate else { throw .unreadable(property, text, line) }
        self.start = start
        if let length = OctetCursor.read(parts[1], { CalendarDuration.read(&$0) }) {
            self.ending = .after(length)
        } else {
            let end = try CalendarTime(parsing: parts[1], zone: zone, property: property, line: line)
            guard !end.isDate else { throw .unreadable(property, text, line) }
            self.ending = .at(end)
        }
    }
}
