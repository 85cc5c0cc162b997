import Chronology
import Testing

@testable import CalDAV

/// `(start <= trigger-time) AND (end > trigger-time)`, RFC 4791 §9.9.
struct AlarmTimesTests {
    private func alarm(_ lines: String) -> String {
        "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:a\n\(lines)\nEND:VALARM"
    }

    private func rings(_ event: String, in range: String, _ more: String = "") throws -> Bool {
        let inner = "<comp-filter name='VALARM'>\(Example.range(range))\(more)</comp-filter>"
        return try Example.matches("<comp-filter name='VEVENT'>\(inner)</comp-filter>", Example.calendar(event))
    }

    @Test(arguments: [
        ("TRIGGER:-PT10M", "20250106T085000Z/20250106T085001Z", true),
        ("TRIGGER:-PT10M", "20250106T085001Z/20250106T090000Z", false),
        ("TRIGGER:-PT10M", "20250106T080000Z/20250106T085000Z", false),
        ("TRIGGER;RELATED=END:PT5M", "20250106T100500Z/20250106T100600Z", true),
        ("TRIGGER;RELATED=END:PT5M", "20250106T090500Z/20250106T090600Z", false),
        ("TRIGGER;VALUE=DATE-TIME:20250101T120000Z", "20250101T120000Z/20250101T120001Z", true),
        ("TRIGGER;VALUE=DATE-TIME:20250101T120000Z", "20250106T000000Z/20250107T000000Z", false),
        ("TRIGGER:-P2D", "20250104T090000Z/20250104T090001Z", true),
        ("TRIGGER:-PT10M\nREPEAT:3\nDURATION:PT1M", "20250106T085300Z/20250106T085301Z", true),
        ("TRIGGER:-PT10M\nREPEAT:3\nDURATION:PT1M", "20250106T085201Z/20250106T085259Z", false),
        ("TRIGGER:-PT10M\nREPEAT:3\nDURATION:PT1M", "20250106T085301Z/20250106T090000Z", false),
        ("TRIGGER:-PT10M\nREPEAT:999999999\nDURATION:PT1M", "20250107T090000Z/20250107T090100Z", true),
        ("TRIGGER:-PT10M", "20250106T000000Z/", true),
        ("TRIGGER:-PT10M", "/20250106T085001Z", true),
        ("TRIGGER:-PT10M", "20250107T000000Z/", false),
    ])
    func `rfc4791 §9.9 an alarm is found when it rings`(lines: String, range: String, isFound: Bool) throws {
        let event = Example.event("DTSTART:20250106T090000Z", "DTEND:20250106T100000Z", alarm(lines))
        #expect(try rings(event, in: range) == isFound)
    }

    @Test(arguments: [
        ("20300107T085000Z/20300107T085001Z", true), ("20300107T085001Z/20300108T084959Z", false),
        ("20300107T085100Z/", true),
    ])
    func `rfc4791 §9.9 an alarm of a series rings with each instance`(range: String, isFound: Bool) throws {
        let event = Example.event("DTSTART:20250106T090000Z", "RRULE:FREQ=DAILY", alarm("TRIGGER:-PT10M"))
        #expect(try rings(event, in: range) == isFound)
    }

    @Test func `rfc4791 §9.9 the alarm of a moved instance rings where it was moved to`() throws {
        let series = Example.event("DTSTART:20250106T090000Z", "RRULE:FREQ=DAILY", alarm("TRIGGER:-PT10M"))
        let moved = Example.event("RECURRENCE-ID:20250107T090000Z", "DTSTART:20250107T150000Z", alarm("TRIGGER:-PT10M"))
        #expect(try rings(series + "\n" + moved, in: "20250107T145000Z/20250107T145001Z"))
        #expect(try !rings(series + "\n" + moved, in: "20250107T085000Z/20250107T085001Z"))
    }

    @Test func `rfc5545 §3.3.6 a day before is the same time of day, also where clocks are changed`() throws {
        let event = Example.event("DTSTART;TZID=Europe/Berlin:20250330T120000", alarm("TRIGGER:-P1D"))
        #expect(try rings(event, in: "20250329T110000Z/20250329T110001Z"))
    }

    @Test func `all that is asked of an alarm holds for one and the same`() throws {
        let event = Example.event(
            "DTSTART:20250106T090000Z", alarm("TRIGGER:-PT10M\nX-NAME:first"), alarm("TRIGGER:-PT20M\nX-NAME:second"))
        let first = "<prop-filter name='X-NAME'><text-match>first</text-match></prop-filter>"
        #expect(try rings(event, in: "20250106T085000Z/20250106T085001Z", first))
        #expect(try !rings(event, in: "20250106T084000Z/20250106T084001Z", first))
    }

    @Test func `rfc4791 §7.8.5 to-dos have alarms too`() throws {
        let toDo = Example.toDo("DUE:20250106T100000Z", alarm("TRIGGER;RELATED=END:-PT10M"))
        let inner = "<comp-filter name='VALARM'>\(Example.range("20250106T095000Z/20250106T095001Z"))</comp-filter>"
        #expect(try Example.matches("<comp-filter name='VTODO'>\(inner)</comp-filter>", Example.calendar(toDo)))
    }
}
