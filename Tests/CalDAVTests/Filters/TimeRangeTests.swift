import Chronology
import ICalendar
import Testing

@testable import CalDAV

/// RFC 4791 §9.9, kind by kind.
struct TimeRangeTests {
    private func matches(
        _ kind: String, _ octets: [UInt8], in range: String, floatingIn zone: Zone = .utc
    ) throws -> Bool {
        try Example.matches(Example.component(kind, in: range), octets, floatingIn: zone)
    }

    @Test(arguments: [
        // VEVENT with DTEND, with DURATION, as a DATE, as a point
        ("DTSTART:20250106T090000Z\nDTEND:20250106T100000Z", "20250106T095959Z/20250106T110000Z", true),
        ("DTSTART:20250106T090000Z\nDTEND:20250106T100000Z", "20250106T100000Z/20250106T110000Z", false),
        ("DTSTART:20250106T090000Z\nDTEND:20250106T100000Z", "20250106T080000Z/20250106T090000Z", false),
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "20250106T093000Z/20250106T094000Z", true),
        ("DTSTART:20250106T090000Z\nDURATION:P1D", "20250107T083000Z/20250107T084000Z", true),
        ("DTSTART:20250106T090000Z\nDURATION:PT0S", "20250106T090000Z/20250106T094000Z", true),
        ("DTSTART:20250106T090000Z\nDURATION:PT0S", "20250106T080000Z/20250106T090000Z", false),
        ("DTSTART:20250106T090000Z", "20250106T090000Z/20250106T090001Z", true),
        ("DTSTART:20250106T090000Z", "20250106T090001Z/20250106T090002Z", false),
        ("DTSTART;VALUE=DATE:20250106", "20250106T230000Z/20250107T000000Z", true),
        ("DTSTART;VALUE=DATE:20250106", "20250107T000000Z/20250107T010000Z", false),
        ("DTSTART;VALUE=DATE:20250106\nDTEND;VALUE=DATE:20250108", "20250107T230000Z/20250109T000000Z", true),
        // open ends
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "20250106T093000Z/", true),
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "20250106T100000Z/", false),
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "/20250106T090001Z", true),
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "/20250106T090000Z", false),
        ("DTSTART:20250106T090000Z\nRRULE:FREQ=DAILY", "21000101T000000Z/", true),
        ("DTSTART:20250106T090000Z\nRRULE:FREQ=DAILY;COUNT=3", "20250109T000000Z/", false),
        (
            "DTSTART:20250106T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20250107T090000Z",
            "20250107T000000Z/20250108T000000Z", false
        ),
        ("DTSTART:20250106T090000Z\nRDATE:20250301T090000Z", "20250301T000000Z/20250302T000000Z", true),
        (
            "DTSTART:20250106T090000Z\nRDATE;VALUE=PERIOD:20250301T090000Z/PT5H", "20250301T133000Z/20250302T000000Z",
            true
        ),
    ])
    func `rfc4791 §9.9 events`(lines: String, range: String, isFound: Bool) throws {
        #expect(try matches("VEVENT", Example.calendar(Example.event(lines)), in: range) == isFound)
    }

    @Test(arguments: [
        // DTSTART and DURATION: (start <= DTSTART+DURATION) AND ((end > DTSTART) OR (end >= DTSTART+DURATION))
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "20250106T100000Z/20250106T110000Z", true),
        ("DTSTART:20250106T090000Z\nDURATION:PT1H", "20250106T100001Z/20250106T110000Z", false),
        // DTSTART and DUE
        ("DTSTART:20250106T090000Z\nDUE:20250106T100000Z", "20250106T095959Z/20250106T110000Z", true),
        ("DTSTART:20250106T090000Z\nDUE:20250106T100000Z", "20250106T100000Z/20250106T110000Z", false),
        // DTSTART alone
        ("DTSTART:20250106T090000Z", "20250106T090000Z/20250106T110000Z", true),
        ("DTSTART:20250106T090000Z", "20250106T090001Z/20250106T110000Z", false),
        // DUE alone: (start < DUE) AND (end >= DUE)
        ("DUE:20250106T100000Z", "20250106T090000Z/20250106T100000Z", true),
        ("DUE:20250106T100000Z", "20250106T100000Z/20250106T110000Z", false),
        // COMPLETED and CREATED
        ("CREATED:20250106T090000Z\nCOMPLETED:20250108T090000Z", "20250107T000000Z/20250107T010000Z", true),
        ("CREATED:20250106T090000Z\nCOMPLETED:20250108T090000Z", "20250108T090001Z/20250109T010000Z", false),
        // COMPLETED alone
        ("COMPLETED:20250108T090000Z", "20250108T090000Z/20250108T100000Z", true),
        ("COMPLETED:20250108T090000Z", "20250108T090001Z/20250108T100000Z", false),
        // CREATED alone: (end > CREATED)
        ("CREATED:20250106T090000Z", "20260101T000000Z/20260102T000000Z", true),
        ("CREATED:20250106T090000Z", "20250101T000000Z/20250102T000000Z", false),
        // none of them: TRUE
        ("SUMMARY:Some day", "19700101T000000Z/19700102T000000Z", true),
        // recurring, by DTSTART and, as task lists write it, by DUE alone
        ("DTSTART:20250106T090000Z\nDUE:20250106T100000Z\nRRULE:FREQ=DAILY", "20300101T093000Z/20300101T094000Z", true),
        ("DUE:20250106T100000Z\nRRULE:FREQ=DAILY", "20300101T093000Z/20300101T100000Z", true),
        ("DUE:20250106T100000Z\nRRULE:FREQ=DAILY", "20300101T100100Z/20300101T110000Z", false),
    ])
    func `rfc4791 §9.9 the eight rows of to-dos`(lines: String, range: String, isFound: Bool) throws {
        #expect(try matches("VTODO", Example.calendar(Example.toDo(lines)), in: range) == isFound)
    }

    @Test(arguments: [
        ("VJOURNAL", "DTSTART:20250106T090000Z", "20250106T090000Z/20250106T100000Z", true),
        ("VJOURNAL", "DTSTART;VALUE=DATE:20250106", "20250106T220000Z/20250106T230000Z", true),
        ("VJOURNAL", "SUMMARY:none", "19700101T000000Z/20700101T000000Z", false),
        ("VFREEBUSY", "DTSTART:20250106T000000Z\nDTEND:20250107T000000Z", "20250106T090000Z/20250106T100000Z", true),
        ("VFREEBUSY", "DTSTART:20250106T000000Z\nDTEND:20250107T000000Z", "20250107T000001Z/20250107T100000Z", false),
        (
            "VFREEBUSY", "FREEBUSY:20250106T090000Z/PT1H,20250108T090000Z/PT1H", "20250108T093000Z/20250109T000000Z",
            true
        ),
        (
            "VFREEBUSY", "FREEBUSY:20250106T090000Z/PT1H,20250108T090000Z/PT1H", "20250107T000000Z/20250107T100000Z",
            false
        ),
        ("VFREEBUSY", "COMMENT:none", "19700101T000000Z/20700101T000000Z", false),
        (
            "VAVAILABILITY", "DTSTART:20250106T000000Z\nDTEND:20250107T000000Z", "20250106T090000Z/20250106T100000Z",
            true
        ),
        (
            "VAVAILABILITY", "DTSTART:20250106T000000Z\nDTEND:20250107T000000Z", "20250108T090000Z/20250109T100000Z",
            false
        ),
        ("VAVAILABILITY", "BUSYTYPE:BUSY", "19700101T000000Z/19700102T000000Z", true),
    ])
    func `rfc4791 §9.9 journals and free-busy times, rfc7953 §7.2.1 availabilities`(
        kind: String, lines: String, range: String, isFound: Bool
    ) throws {
        #expect(try matches(kind, Example.calendar(Example.component(kind, lines)), in: range) == isFound)
    }

    @Test func `rfc4791 §9.9 an overridden instance counts where it was moved to`() throws {
        let moved = Example.event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20250113T090000", "DTSTART:20250115T120000Z", "DTEND:20250115T130000Z")
        let octets = Example.calendar(Example.weekly, moved)
        #expect(try matches("VEVENT", octets, in: "20250115T120000Z/20250115T123000Z"))
        #expect(try !matches("VEVENT", octets, in: "20250113T000000Z/20250114T000000Z"))
        #expect(try matches("VEVENT", octets, in: "20250120T000000Z/20250121T000000Z"))
    }

    @Test func `rfc5545 §3.8.4.4 THISANDFUTURE moves the instances that follow`() throws {
        let moved = Example.event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20250113T090000",
            "DTSTART;TZID=Europe/Berlin:20250113T110000", "DTEND;TZID=Europe/Berlin:20250113T120000")
        let octets = Example.calendar(Example.weekly, moved)
        #expect(try matches("VEVENT", octets, in: "20250106T080000Z/20250106T090000Z"))
        #expect(try !matches("VEVENT", octets, in: "20250714T070000Z/20250714T080000Z"))
        #expect(try matches("VEVENT", octets, in: "20250714T090000Z/20250714T100000Z"))
    }

    @Test func `rfc4791 §4.1 overrides without a master are found`() throws {
        let alone = Example.event("RECURRENCE-ID:20250113T090000Z", "DTSTART:20250113T100000Z", "DURATION:PT1H")
        #expect(try matches("VEVENT", Example.calendar(alone), in: "20250113T103000Z/20250113T104000Z"))
        #expect(try !matches("VEVENT", Example.calendar(alone), in: "20250113T090000Z/20250113T100000Z"))
    }

    @Test(arguments: ["DTSTART;VALUE=DATE:20250106", "DTSTART:20250106T000000\nDURATION:P1D"])
    func `rfc4791 §9.8 days and floating times are read in the zone of the question`(start: String) throws {
        let octets = Example.calendar(Example.event(start))
        let early = "20250105T230000Z/20250105T235900Z"
        #expect(try matches("VEVENT", octets, in: early, floatingIn: Example.zone("Europe/Berlin")))
        #expect(try !matches("VEVENT", octets, in: early))
        #expect(
            try matches(
                "VEVENT", octets, in: "20250107T030000Z/20250107T040000Z", floatingIn: Example.zone("America/New_York"))
        )
    }

    @Test func `what cannot be understood is rather found than lost`() throws {
        let octets = Example.calendar("BEGIN:VEVENT\nDTSTART:20250106T090000Z\nEND:VEVENT")
        #expect(try matches("VEVENT", octets, in: "20990101T000000Z/20990102T000000Z"))
        #expect(try !matches("VTODO", octets, in: "20990101T000000Z/20990102T000000Z"))
    }

    @Test func `conditions hold for one and the same component`() throws {
        let override = Example.event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20250113T090000", "DTSTART:20250115T120000Z", "SUMMARY:Moved")
        let octets = Example.calendar(Example.weekly, override)
        func found(_ summary: String, in range: String) throws -> Bool {
            let text = "<prop-filter name='SUMMARY'><text-match>\(summary)</text-match></prop-filter>"
            return try Example.matches(
                "<comp-filter name='VEVENT'>\(Example.range(range))\(text)</comp-filter>", octets)
        }
        #expect(try found("moved", in: "20250115T000000Z/20250116T000000Z"))
        #expect(try !found("weekly", in: "20250115T000000Z/20250116T000000Z"))
        #expect(try !found("moved", in: "20250120T000000Z/20250121T000000Z"))
        #expect(try found("weekly", in: "20250120T000000Z/"))
    }
}
