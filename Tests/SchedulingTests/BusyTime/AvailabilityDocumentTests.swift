import Chronology
import ICalendar
import Scheduling
import Testing

struct AvailabilityDocumentTests {
    private func read(_ inner: String) throws -> AvailabilityDocument {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n\(inner)\nEND:VCALENDAR\n"
        return try AvailabilityDocument(
            reading: Array(text.replacing("\n", with: "\r\n").utf8), resolver: ZoneResolver(catalog: ZoneCatalog()))
    }

    @Test func `rfc7953 §7.2.4 a calendar without a statement says nothing`() throws {
        #expect(try read("X-A:1").objects.isEmpty)
    }

    @Test func `rfc7953 §7.2.4 an event is no availability`() {
        #expect(throws: ICalendarError.self) {
            try read(
                "BEGIN:VEVENT\nUID:1\nDTSTAMP:20250101T000000Z\nDTSTART:20250101T000000Z\nEND:VEVENT")
        }
    }

    @Test func `what is no calendar is no availability`() {
        #expect(throws: ICalendarError.notACalendar) {
            try AvailabilityDocument(reading: Array("hello".utf8), resolver: ZoneResolver(catalog: ZoneCatalog()))
        }
    }
}
