public import Chronology

extension CalendarTime {
    /// Reads a DATE or DATE-TIME (RFC 5545 §3.3.4, §3.3.5) of an existing day; `zone` is that of its TZID.
    ///
    /// A `Z` at the end wins over a zone, and a DATE has none.
    public init(
        parsing text: String, zone: Zone? = nil, property: String = "DTSTART", line: Int = 0
    ) throws(ICalendarError) {
        guard let time = OctetCursor.read(text, { CalendarTime.read(&$0) }) else {
            throw .unreadable(property, text, line)
        }
        if let zone, case .floating(let wallTime) = time {
            self = .zoned(wallTime, zone)
        } else {
            self = time
        }
    }

    /// The time at the cursor: a day, a floating or a UTC time.
    static func read(_ cursor: inout OctetCursor) -> CalendarTime? {
        guard let year = cursor.number(digits: 4), year > 0, let month = cursor.number(digits: 2),
            let day = cursor.number(digits: 2)
        else { return nil }
        guard cursor.take("T") else {
            return CivilDate(year: year, month: month, day: day).map(CalendarTime.date)
        }
        guard let hour = cursor.number(digits: 2), let minute = cursor.number(digits: 2),
            let second = cursor.number(digits: 2),
            let wallTime = WallTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return cursor.take("Z") ? .utc(Instant(utc: wallTime)) : .floating(wallTime)
    }
}
