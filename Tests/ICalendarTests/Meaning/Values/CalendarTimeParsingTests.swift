import Chronology
import ICalendar
import Testing

struct CalendarTimeParsingTests {
    @Test func `rfc5545 §3.3.4 and §3.3.5 a day, a local time and a time in UTC`() throws {
        #expect(try CalendarTime(parsing: "20250314") == .date(day(2025, 3, 14)))
        #expect(try CalendarTime(parsing: "20250314T090501") == .floating(wall(2025, 3, 14, 9, 5, 1)))
        #expect(try CalendarTime(parsing: "20250314T090501Z") == .utc(utc(2025, 3, 14, 9, 5, 1)))
    }

    @Test func `a zone makes a local time zoned, and nothing else`() throws {
        #expect(try CalendarTime(parsing: "20250314T090000", zone: berlin) == .zoned(wall(2025, 3, 14, 9), berlin))
        #expect(try CalendarTime(parsing: "20250314T090000Z", zone: berlin) == .utc(utc(2025, 3, 14, 9)))
        #expect(try CalendarTime(parsing: "20250314", zone: berlin) == .date(day(2025, 3, 14)))
    }

    @Test func `rfc5545 §3.3.12 second 60 is read as 59`() throws {
        #expect(try CalendarTime(parsing: "20161231T235960Z") == .utc(utc(2016, 12, 31, 23, 59, 59)))
    }

    @Test func `29 February is a day of leap years only`() throws {
        #expect(try CalendarTime(parsing: "20240229") == .date(day(2024, 2, 29)))
        #expect(throws: ICalendarError.self) { try CalendarTime(parsing: "20250229") }
        #expect(throws: ICalendarError.self) { try CalendarTime(parsing: "19000229") }
    }

    @Test(arguments: [
        "", "2025", "20250230", "20251301", "20250100", "20250230T090000", "20251301T090000Z", "00000101",
        "20250314T", "20250314T0900", "20250314T240000", "20250314T096000", "20250314T090061", "20250314t090000",
        "20250314T090000z", "20250314T090000ZZ", "2025-03-14", "2025 3 4T090000", "2025-1+1T 9 0 0", " 20250314",
        "20250314 ", "20250314T090000+0100", "٢٠٢٥٠٣١٤",
    ])
    func `what is no time of an existing day is refused by name`(text: String) {
        #expect(throws: ICalendarError.invalidValue(property: "DTEND", value: text, line: 7)) {
            try CalendarTime(parsing: text, property: "DTEND", line: 7)
        }
    }

    @Test func `a long value is cut in the error`() {
        let text = String(repeating: "9", count: 1000)
        #expect(
            throws: ICalendarError.invalidValue(
                property: "DTSTART", value: String(repeating: "9", count: 59) + "…", line: 0)
        ) {
            try CalendarTime(parsing: text)
        }
    }
}
