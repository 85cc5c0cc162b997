import ICalendar
import Testing

@testable import CalDAV

/// RFC 4791 §9.6.6.
struct OverrideLimiterTests {
    private func summaries(_ octets: [UInt8], _ start: String, _ end: String) throws -> [String] {
        let request = CalendarDataRequest(recurrences: .limited(try Example.span(start, end)))
        let limited = try request.project(octets, resolver: Example.resolver, floatingZone: .utc)
        return try LetterDocument(reading: limited).calendars[0].components.compactMap { $0.first("SUMMARY")?.value }
    }

    private func moved(_ identifier: String, to start: String, _ name: String, range: String = "") -> String {
        Example.event(
            "RECURRENCE-ID\(range);TZID=Europe/Berlin:\(identifier)", "DTSTART;TZID=Europe/Berlin:\(start)",
            "DURATION:PT1H",
            "SUMMARY:\(name)")
    }

    private var series: [UInt8] {
        Example.calendar(
            Example.weekly, moved("20250113T090000", to: "20250114T090000", "A"),
            moved("20250120T090000", to: "20250201T090000", "B"), moved("20250127T090000", to: "20250102T090000", "C"))
    }

    @Test(arguments: [
        ("20250114T080000Z", "20250114T080001Z", ["Weekly", "A"]),
        // Where it was meant to be
        ("20250113T085959Z", "20250113T090000Z", ["Weekly", "A"]),
        ("20250113T090000Z", "20250114T080000Z", ["Weekly"]),
        ("20250201T000000Z", "20250202T000000Z", ["Weekly", "B"]),
        ("20250101T000000Z", "20250103T000000Z", ["Weekly", "C"]),
        ("20250101T000000Z", "20250202T000000Z", ["Weekly", "A", "B", "C"]),
        ("20300101T000000Z", "20300102T000000Z", ["Weekly"]),
    ])
    func `rfc4791 §9.6.6 the master and the overrides that matter`(
        start: String, end: String, names: [String]
    ) throws {
        #expect(try summaries(series, start, end) == names)
    }

    @Test func `rfc5545 §3.8.4.4 a change of all that follows matters from then on`() throws {
        let future = moved("20250113T090000", to: "20250113T110000", "F", range: ";RANGE=THISANDFUTURE")
        let octets = Example.calendar(Example.weekly, future)
        #expect(try summaries(octets, "20300101T000000Z", "20300102T000000Z") == ["Weekly", "F"])
        #expect(try summaries(octets, "20250106T000000Z", "20250107T000000Z") == ["Weekly"])
    }

    @Test func `rfc4791 §4.1 overrides without a master`() throws {
        let octets = Example.calendar(
            moved("20250113T090000", to: "20250114T090000", "A"), moved("20250120T090000", to: "20250201T090000", "B"))
        #expect(try summaries(octets, "20250114T000000Z", "20250115T000000Z") == ["A"])
    }

    @Test func `what is kept is kept octet for octet`() throws {
        let octets = Example.calendar(
            Example.weekly, Example.event("RECURRENCE-ID:20250113T080000Z", "DTSTART:20250113T090000Z"))
        let request = CalendarDataRequest(
            recurrences: .limited(try Example.span("20250101T000000Z", "20260101T000000Z")))
        #expect(try request.project(octets, resolver: Example.resolver, floatingZone: .utc) == octets)
    }
}
