import Chronology
import Testing

@testable import ICalendar

struct CalendarTimeTextTests {
    @Test(arguments: ["20250106", "20250106T090000", "20250106T090000Z", "00051222T205954Z"])
    func `rfc5545 §3.3.5 a time is written as it is read`(text: String) throws {
        #expect(try CalendarTime(parsing: text).text == text)
        #expect(try CalendarTime(parsing: text, zone: berlin).text == text)
    }

    @Test func `a moment is written as a time or as its day`() throws {
        let utc = try CalendarTime(parsing: "20250106T090000Z").moment
        let floating = try CalendarTime(parsing: "20250106T090000").moment
        #expect([utc.text(), utc.text(isDate: true)] == ["20250106T090000Z", "20250106"])
        #expect([floating.text(), floating.text(isDate: true)] == ["20250106T090000", "20250106"])
    }
}
