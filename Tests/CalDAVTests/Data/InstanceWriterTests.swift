import Chronology
import ICalendar
import Testing

@testable import CalDAV

/// RFC 4791 §9.6.5.
struct InstanceWriterTests {
    private func expand(
        _ octets: [UInt8], _ start: String, _ end: String, floatingIn zone: Zone = .utc
    ) throws -> [LetterComponent] {
        let span = try Example.span(start, end)
        let request = CalendarDataRequest(recurrences: .expanded(span))
        let expanded = try request.project(octets, resolver: Example.resolver, floatingZone: zone)
        // Where there is a short way, it ends in the same octets.
        let calendar = try #require(try LetterDocument(reading: octets).calendars.first)
        if let template = try InstanceTemplate(calendar, resolver: Example.resolver) {
            #expect(try template.write(during: span, floatingZone: zone, limits: .instances) == expanded)
        }
        return try LetterDocument(reading: expanded).calendars[0].components
    }

    private func lines(_ component: LetterComponent) -> [String] {
        component.lines.map { line in
            var octets: [UInt8] = []
            line.write(into: &octets)
            return Example.text(octets).trimmingSuffix
        }
    }

    @Test func `rfc4791 §9.6.5 instances are in UTC, with a RECURRENCE-ID and without a rule or a zone`() throws {
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
            + "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE"
        let octets = Example.calendar(zone, Example.weekly)
        let instances = try expand(octets, "20250324T000000Z", "20250407T000000Z")
        #expect(
            instances.map(lines) == [
                [
                    "UID:1", "DTSTAMP:20250101T000000Z", "DTSTART:20250324T080000Z", "RECURRENCE-ID:20250324T080000Z",
                    "DTEND:20250324T090000Z", "SUMMARY:Weekly",
                ],
                [
                    "UID:1", "DTSTAMP:20250101T000000Z", "DTSTART:20250331T070000Z", "RECURRENCE-ID:20250331T070000Z",
                    "DTEND:20250331T080000Z", "SUMMARY:Weekly",
                ],
            ])
    }

    @Test func `rfc4791 §9.6.5 there is no horizon`() throws {
        let starts = try expand(Example.calendar(Example.weekly), "21000101T000000Z", "21000108T000000Z")
            .compactMap { $0.first("DTSTART")?.value }
        #expect(starts == ["21000104T080000Z"])
    }

    @Test func `rfc4791 §9.6.5 days stay days`() throws {
        let event = Example.event(
            "DTSTART;VALUE=DATE:20250106", "DTEND;VALUE=DATE:20250107", "RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20250107"
        )
        let instances = try expand(
            Example.calendar(event), "20250106T100000Z", "20250108T100000Z", floatingIn: Example.zone("Asia/Tokyo"))
        #expect(
            instances.map { Array(lines($0)[2...]) } == [
                [
                    "DTSTART;VALUE=DATE:20250106", "RECURRENCE-ID;VALUE=DATE:20250106", "DTEND;VALUE=DATE:20250107",
                ],
                [
                    "DTSTART;VALUE=DATE:20250108", "RECURRENCE-ID;VALUE=DATE:20250108", "DTEND;VALUE=DATE:20250109",
                ],
            ])
    }

    @Test func `rfc4791 §9.6.5 DURATION stays, floating times float, alarms and all else are kept`() throws {
        let event = Example.event(
            "DTSTART:20250106T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY", "X-A;X-B=c:d",
            "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM")
        let instances = try expand(Example.calendar(event), "20250107T000000Z", "20250108T000000Z")
        #expect(instances.count == 1)
        #expect(
            lines(instances[0])[2...] == [
                "DTSTART:20250107T090000", "RECURRENCE-ID:20250107T090000", "DURATION:PT1H", "X-A;X-B=c:d",
            ])
        #expect(instances[0].components.map(\.name) == ["VALARM"])
    }

    @Test func `rfc4791 §9.6.5 an override is there in the place of its instance`() throws {
        let moved = Example.event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20250113T090000", "DTSTART;TZID=Europe/Berlin:20250114T100000",
            "DURATION:PT30M", "SUMMARY:Moved")
        let instances = try expand(
            Example.calendar(Example.weekly, moved), "20250106T000000Z", "20250121T000000Z")
        #expect(instances.map { $0.first("SUMMARY")?.value } == ["Weekly", "Moved", "Weekly"])
        #expect(
            lines(instances[1])[2...] == [
                "DTSTART:20250114T090000Z", "RECURRENCE-ID:20250113T080000Z", "DURATION:PT30M", "SUMMARY:Moved",
            ])
    }

    @Test func `rfc5545 §3.8.4.4 what THISANDFUTURE changed is so in later instances`() throws {
        let later = Example.event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20250113T090000",
            "DTSTART;TZID=Europe/Berlin:20250113T110000", "DTEND;TZID=Europe/Berlin:20250113T113000", "SUMMARY:Later")
        let instances = try expand(Example.calendar(Example.weekly, later), "20250113T000000Z", "20250121T000000Z")
        #expect(
            instances.map { Array(lines($0)[2...]) }
                == [
                    ["RECURRENCE-ID:20250113T080000Z"], ["RECURRENCE-ID:20250120T080000Z"],
                ].enumerated().map { index, identifier in
                    let day = index == 0 ? "20250113" : "20250120"
                    return ["DTSTART:\(day)T100000Z"] + identifier + ["DTEND:\(day)T103000Z", "SUMMARY:Later"]
                })
    }

    @Test func `rfc5545 §3.8.5.2 a date with a length of its own has it`() throws {
        let event = Example.event(
            "DTSTART:20250106T090000Z", "DURATION:PT1H",
            "RDATE;VALUE=PERIOD:20250110T090000Z/PT3H,20250111T090000Z/20250111T130000Z")
        let instances = try expand(Example.calendar(event), "20250106T000000Z", "20250112T000000Z")
        #expect(
            instances.map { Array(lines($0)[3...]) } == [
                ["RECURRENCE-ID:20250106T090000Z", "DURATION:PT1H"],
                ["RECURRENCE-ID:20250110T090000Z", "DTEND:20250110T120000Z"],
                ["RECURRENCE-ID:20250111T090000Z", "DTEND:20250111T130000Z"],
            ])
    }

    @Test func `rfc4791 §9.6.5 what does not recur is in UTC and has no RECURRENCE-ID`() throws {
        let event = Example.event("DTSTART;TZID=Europe/Berlin:20250106T090000", "DTEND;TZID=Asia/Tokyo:20250106T180000")
        let instances = try expand(Example.calendar(event), "20250106T000000Z", "20250107T000000Z")
        #expect(instances.map { Array(lines($0)[2...]) } == [["DTSTART:20250106T080000Z", "DTEND:20250106T090000Z"]])
        #expect(try expand(Example.calendar(event), "20250107T000000Z", "20250108T000000Z").isEmpty)
    }

    @Test func `rfc4791 §4.1 overrides without a master are expanded`() throws {
        let first = Example.event("RECURRENCE-ID;TZID=Europe/Berlin:20250106T090000", "DTSTART:20250106T100000Z")
        let second = Example.event("RECURRENCE-ID;VALUE=DATE:20250107", "DTSTART;VALUE=DATE:20250108")
        let instances = try expand(Example.calendar(first, second), "20250106T000000Z", "20250110T000000Z")
        #expect(
            instances.map { Array(lines($0)[2...]) } == [
                ["DTSTART:20250106T100000Z", "RECURRENCE-ID:20250106T080000Z"],
                ["DTSTART;VALUE=DATE:20250108", "RECURRENCE-ID;VALUE=DATE:20250107"],
            ])
    }

    @Test(arguments: [
        (
            "DTSTART:20250106T090000Z\nDUE:20250106T100000Z\nRRULE:FREQ=DAILY",
            ["DTSTART:20250107T090000Z", "RECURRENCE-ID:20250107T090000Z", "DUE:20250107T100000Z"]
        ),
        ("DUE:20250106T100000Z\nRRULE:FREQ=DAILY", ["DUE:20250107T100000Z", "RECURRENCE-ID:20250107T100000Z"]),
        (
            "DTSTART;VALUE=DATE:20250106\nDUE;VALUE=DATE:20250107\nRRULE:FREQ=DAILY;INTERVAL=7\nRDATE;VALUE=DATE:20250107",
            ["DTSTART;VALUE=DATE:20250107", "RECURRENCE-ID;VALUE=DATE:20250107", "DUE;VALUE=DATE:20250108"]
        ),
        ("SUMMARY:Some day", ["SUMMARY:Some day"]),
        ("DUE;TZID=Europe/Berlin:20250107T100000\nSUMMARY:Once", ["DUE:20250107T090000Z", "SUMMARY:Once"]),
    ])
    func `rfc4791 §9.6.5 to-dos are expanded as well`(text: String, expanded: [String]) throws {
        let instances = try expand(Example.calendar(Example.toDo(text)), "20250107T000001Z", "20250107T235900Z")
        #expect(instances.map { Array(lines($0)[2...]) } == [expanded])
    }

    @Test func `rfc4791 §7.8 more instances than anybody wants to read are too many`() throws {
        let event = Example.event("DTSTART:20250106T090000Z", "RRULE:FREQ=MINUTELY")
        #expect(throws: ICalendarError.tooMany(what: "occurrences", line: 0, limit: 10_000)) {
            try expand(Example.calendar(event), "20250106T000000Z", "20260106T000000Z")
        }
    }
}

extension String {
    fileprivate var trimmingSuffix: String { hasSuffix("\n") ? String(dropLast()) : self }
}
