import Chronology
import ICalendar

/// A VCALENDAR with these lines in it, interpreted.
func interpret(
    _ lines: String, strictness: Strictness = .repairing, floatingZone: Zone? = nil
) throws -> Interpretation {
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test\n\(lines)\nEND:VCALENDAR\n"
    let document = try LetterDocument(reading: Array(text.utf8), limits: .object)
    return try CalendarObject.interpret(
        document.calendars[0], resolver: ZoneResolver(catalog: ZoneCatalog()), floatingZone: floatingZone,
        strictness: strictness)
}

/// A VEVENT with a UID, beginning at nine in Berlin on 14 March 2025 unless `start` says else, and these lines.
func event(_ lines: String = "", start: String? = "DTSTART;TZID=Europe/Berlin:20250314T090000") -> String {
    (["BEGIN:VEVENT", "UID:1", "DTSTAMP:20250101T000000Z", start, lines.isEmpty ? nil : lines, "END:VEVENT"])
        .compactMap { $0 }.joined(separator: "\n")
}

/// The first component of what `interpret` makes of a VEVENT with these lines.
func component(
    _ lines: String = "", start: String? = "DTSTART;TZID=Europe/Berlin:20250314T090000",
    strictness: Strictness = .repairing
) throws -> CalendarComponent {
    try interpret(event(lines, start: start), strictness: strictness).object.components[0]
}

/// The repairs that were made, without their places.
func repairs(_ lines: String, strictness: Strictness = .repairing) throws -> [Repair.What] {
    try interpret(lines, strictness: strictness).repairs.map(\.what)
}

let berlin = ZoneCatalog().zone(named: "Europe/Berlin")!
let newYork = ZoneCatalog().zone(named: "America/New_York")!

func wall(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) -> WallTime {
    WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)!
}

func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day)!
}

func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) -> Instant {
    Instant(utc: wall(year, month, day, hour, minute, second))
}
