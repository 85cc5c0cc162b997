import Chronology
import ICalendar
import Testing

@testable import CalDAV

/// That templates write what `InstanceWriter` does is seen in its tests, each time that anything is expanded there.
struct InstanceTemplateTests {
    private static let zone =
        "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
        + "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE"

    private func template(_ octets: [UInt8]) throws -> InstanceTemplate? {
        let calendar = try #require(try LetterDocument(reading: octets).calendars.first)
        return try InstanceTemplate(calendar, resolver: Example.resolver)
    }

    private func written(_ octets: [UInt8]) throws -> (short: [UInt8]?, long: [UInt8]) {
        let span = try Example.span("20250101T000000Z", "20250301T000000Z")
        let long = try CalendarDataRequest(recurrences: .expanded(span)).project(
            octets, resolver: Example.resolver, floatingZone: Example.zone("Asia/Tokyo"))
        let short = try template(octets)?.write(
            during: span, floatingZone: Example.zone("Asia/Tokyo"), limits: .instances)
        return (short, long)
    }

    @Test(arguments: [
        Example.weekly,
        zone + "\n" + Example.weekly,
        Example.event("DTSTART;TZID=Europe/Berlin:20250106T090000", "DTEND;TZID=Asia/Tokyo:20250106T180000"),
        Example.event("DTSTART;VALUE=DATE:20250106", "RRULE:FREQ=DAILY;COUNT=3", "X-LAST:1"),
        Example.event("SUMMARY:first", "DTSTART;X-A=b:20250106T090000", "DURATION:PT1H", "EXDATE:20250107T090000"),
        Example.event("RRULE:FREQ=WEEKLY", "DTSTART:20250106T090000", "RDATE;TZID=Europe/Berlin:20250108T090000"),
        Example.event(
            "DTSTART:20250106T090000Z", "DESCRIPTION:\(String(repeating: "long ", count: 40))",
            "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:20250106T080000Z\nEND:VALARM", "X-BEHIND:1"),
        Example.toDo("DTSTART:20250106T090000Z", "DUE:20250106T100000Z", "RRULE:FREQ=DAILY"),
        Example.weekly + "\nBEGIN:X-OTHER\nX-A:b\nEND:X-OTHER",
    ])
    func `rfc4791 §9.6.5 the usual objects have a template, which writes what the tree would`(text: String) throws {
        let (short, long) = try written(Example.calendar(text))
        #expect(try Example.text(#require(short)) == Example.text(long))
        #expect(short == long)
    }

    @Test func `lines that end in a line feed alone, and a last one that does not end, stay so`() throws {
        let octets =
            Array(
                "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20250101T000000Z\nDTSTART:20250106T090000Z\n"
                    .utf8) + Array("SUMMARY:a\nEND:VEVENT\nEND:VCALENDAR".utf8)
        let (short, long) = try written(octets)
        #expect(try #require(short) == long)
    }

    @Test(arguments: [
        Example.event(
            "DTSTART:20250106T090000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20250110T090000Z/PT3H"),
        Example.toDo("DUE:20250106T100000Z", "RRULE:FREQ=DAILY"),
        Example.event("DTSTART;X-A=\(String(repeating: "b", count: 60)):20250106T090000Z"),
    ])
    func `what depends on more than a time is left to the tree`(text: String) throws {
        #expect(try template(Example.calendar(text)) == nil)
    }
}
