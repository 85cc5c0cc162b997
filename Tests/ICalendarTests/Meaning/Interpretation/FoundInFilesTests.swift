import Chronology
import ICalendar
import Testing

/// What real programmes write, and how it is read.
struct FoundInFilesTests {
    // MARK: Zones

    @Test func `a TZID that nobody knows is refused, or read as local time, never as UTC`() throws {
        let text = event(start: "DTSTART;TZID=Nowhere Standard Time:20250314T090000")
        #expect(throws: ICalendarError.unknownZone("Nowhere Standard Time", line: 7)) {
            try interpret(text, strictness: .strict)
        }
        let interpretation = try interpret(text)
        #expect(interpretation.object.components[0].start == .floating(wall(2025, 3, 14, 9)))
        #expect(interpretation.repairs.map(\.what) == [.unknownZone("Nowhere Standard Time", readIn: nil)])
    }

    @Test func `a TZID that nobody knows is read in the zone of the calendar where that has one`() throws {
        let interpretation = try interpret(
            event(start: "DTSTART;TZID=Nowhere:20250314T090000"), floatingZone: newYork)
        #expect(interpretation.object.components[0].start == .zoned(wall(2025, 3, 14, 9), newYork))
        #expect(interpretation.repairs.map(\.what) == [.unknownZone("Nowhere", readIn: "America/New_York")])
    }

    @Test func `the zone of the calendar is for local times only, never for those with a Z or a TZID`() throws {
        func start(_ line: String) throws -> CalendarTime? {
            try interpret(event(start: line), floatingZone: newYork).object.components[0].start
        }
        #expect(try start("DTSTART:20250314T090000") == .zoned(wall(2025, 3, 14, 9), newYork))
        #expect(try start("DTSTART:20250314T090000Z") == .utc(utc(2025, 3, 14, 9)))
        #expect(try start("DTSTART;TZID=Europe/Berlin:20250314T090000") == .zoned(wall(2025, 3, 14, 9), berlin))
        #expect(try start("DTSTART;VALUE=DATE:20250314") == .date(day(2025, 3, 14)))
    }

    @Test(arguments: ["DTSTART;TZID=Europe/Berlin:20250314T090000Z", "DTSTART;TZID=Z:20250314T090000"])
    func `a Z in the value or as TZID wins over any zone`(line: String) throws {
        let interpretation = try interpret(event(start: line), strictness: .strict)
        #expect(interpretation.object.components[0].start == .utc(utc(2025, 3, 14, 9)))
        guard case .zoneIgnored = interpretation.repairs.first?.what else {
            Issue.record("the TZID was dropped without a word")
            return
        }
    }

    @Test func `blanks around a TZID are none of its`() throws {
        #expect(
            try component(start: "DTSTART;TZID=\"Europe/Berlin  \":20250314T090000", strictness: .strict).start
                == .zoned(wall(2025, 3, 14, 9), berlin))
    }

    @Test func `a day has no zone, whatever its TZID says`() throws {
        #expect(
            try component(start: "DTSTART;VALUE=DATE;TZID=Europe/Berlin:20250314", strictness: .strict).start
                == .date(day(2025, 3, 14)))
    }

    @Test func `an EXDATE without a zone is in that of DTSTART`() throws {
        #expect(try component("EXDATE:20250315T090000").exclusionDates == [.zoned(wall(2025, 3, 15, 9), berlin)])
    }

    // MARK: Ends

    @Test func `rfc5545 §3.6.1 the end of a day is exclusive`() throws {
        let event = try component("DTEND;VALUE=DATE:20250316", start: "DTSTART;VALUE=DATE:20250314")
        #expect(event.ending == .at(.date(day(2025, 3, 16))))
    }

    @Test(arguments: ["20250314", "20250313"])
    func `a day that ends when it begins or before is one day`(end: String) throws {
        let text = event("DTEND;VALUE=DATE:\(end)", start: "DTSTART;VALUE=DATE:20250314")
        #expect(try interpret(text).object.components[0].ending == .unstated)
        #expect(try repairs(text) == [.endNotAfterStart])
    }

    @Test func `an end before the start is refused or dropped, one at the start is no length`() throws {
        let early = event("DTEND;TZID=Europe/Berlin:20250314T080000")
        #expect(try interpret(early).object.components[0].ending == .unstated)
        #expect(throws: ICalendarError.contradictory(reason: "DTEND is before DTSTART", line: 8)) {
            try interpret(early, strictness: .strict)
        }
        let same = try component("DTEND;TZID=Europe/Berlin:20250314T090000", strictness: .strict)
        #expect(same.ending == .at(.zoned(wall(2025, 3, 14, 9), berlin)))
    }

    @Test func `a DTSTART with a time and a DTEND that is a day are refused, or the day ends at its midnight`() throws {
        let text = event("DTEND;VALUE=DATE:20250315")
        #expect(try interpret(text).object.components[0].ending == .at(.zoned(wall(2025, 3, 15), berlin)))
        #expect(try repairs(text) == [.endOfOtherType])
        #expect(throws: ICalendarError.contradictory(reason: "DTEND is of another type than DTSTART", line: 8)) {
            try interpret(text, strictness: .strict)
        }
    }

    @Test func `a DTSTART that is a day and a DTEND with a time end with that day`() throws {
        func ending(_ end: String) throws -> CalendarComponent.Ending {
            try component("DTEND:\(end)", start: "DTSTART;VALUE=DATE:20250314").ending
        }
        #expect(try ending("20250314T170000Z") == .at(.date(day(2025, 3, 15))))
        #expect(try ending("20250316T000000Z") == .at(.date(day(2025, 3, 16))))
    }

    @Test(arguments: [
        ("DTSTART:20250314T090000", "DTEND:20250314T100000Z"),
        ("DTSTART:20250314T090000", "DTEND;TZID=Europe/Berlin:20250314T100000"),
        ("DTSTART:20250314T090000Z", "DTEND:20250314T100000"),
        ("DTSTART;TZID=Europe/Berlin:20250314T090000", "DTEND:20250314T100000"),
    ])
    func `a zone at one end only is refused, or holds for both`(start: String, end: String) throws {
        #expect(throws: ICalendarError.contradictory(reason: "only one of DTSTART and DTEND has a zone", line: 8)) {
            try interpret(event(end, start: start), strictness: .strict)
        }
        let found = try component(end, start: start)
        guard case .at(let time) = found.ending, let first = found.start else {
            Issue.record("no end")
            return
        }
        #expect(first.instant(floatingIn: .utc).seconds(to: time.instant(floatingIn: .utc)) == 3600)
        #expect(!first.moment.isFloating && !time.moment.isFloating)
    }

    @Test func `ends in UTC beside starts in a zone and the reverse are in order`() throws {
        let event = try component("DTEND:20250314T090000Z", strictness: .strict)
        #expect(event.ending == .at(.utc(utc(2025, 3, 14, 9))))
    }

    @Test(arguments: [
        ("DTSTART:20250314T090000", "DUE:20250314T100000Z"), ("DTSTART;VALUE=DATE:20250314", "DUE:20250314T100000Z"),
        ("DTSTART:20250314T090000Z", "DUE;VALUE=DATE:20250313"), ("DTSTART:20250314T090000Z", "DUE:20250313T000000Z"),
    ])
    func `every mixture of DTSTART and DUE in a to-do is accepted`(start: String, due: String) throws {
        let text = "BEGIN:VTODO\nUID:1\n\(start)\n\(due)\nEND:VTODO"
        let interpretation = try interpret(text, strictness: .strict)
        #expect(interpretation.repairs.isEmpty)
        guard case .at = interpretation.object.components[0].ending else {
            Issue.record("the due time is lost")
            return
        }
    }

    @Test func `a DURATION beside a DTEND does not count, or is refused`() throws {
        let text = event("DTEND;TZID=Europe/Berlin:20250314T100000\nDURATION:PT3H")
        #expect(try interpret(text).object.components[0].ending == .at(.zoned(wall(2025, 3, 14, 10), berlin)))
        #expect(throws: ICalendarError.contradictory(reason: "DURATION beside DTEND", line: 9)) {
            try interpret(text, strictness: .strict)
        }
    }

    @Test func `a DURATION in hours beside a day is rounded up to days`() throws {
        let day = "DTSTART;VALUE=DATE:20250314"
        #expect(try component("DURATION:PT24H", start: day).ending == .after(.init(days: 1)))
        #expect(try component("DURATION:P1DT1H", start: day).ending == .after(.init(days: 2)))
        #expect(try component("DURATION:PT0S", start: day).ending == .unstated)
    }

    @Test func `P1DT is one day, P1D is not no time`() throws {
        #expect(try component("DURATION:P1DT", strictness: .strict).ending == .after(.init(days: 1)))
        #expect(try component("DURATION:P1D", strictness: .strict).ending == .after(.init(days: 1)))
    }

    @Test(arguments: [("PT1W", CalendarDuration(days: 7)), ("PT1W1D2H3M4S", .init(days: 8, seconds: 7384))])
    func `a T in the wrong place of a DURATION is put right, or refused`(text: String, length: CalendarDuration) throws
    {
        #expect(try component("DURATION:\(text)").ending == .after(length))
        #expect(throws: ICalendarError.self) { try component("DURATION:\(text)", strictness: .strict) }
    }

    @Test(arguments: ["P1M", "P1Y", "P1M1D", "P1H"])
    func `a DURATION that may mean months or nothing is refused`(text: String) {
        #expect(throws: ICalendarError.self) { try component("DURATION:\(text)") }
    }

    @Test func `a negative DURATION is refused or dropped`() throws {
        #expect(try component("DURATION:-PT1H").ending == .unstated)
        #expect(throws: ICalendarError.self) { try component("DURATION:-PT1H", strictness: .strict) }
    }

    // MARK: Values

    @Test func `blanks and a short year in CREATED are forgiven everywhere`() throws {
        let interpretation = try interpret(event("CREATED: 51222T205954Z"), strictness: .strict)
        #expect(interpretation.object.components[0].created == utc(5, 12, 22, 20, 59, 54))
        #expect(
            interpretation.repairs.map(\.what) == [.rewritten(from: " 51222T205954Z", to: "00051222T205954Z")])
    }

    @Test(arguments: [
        ("2025-03-14T09:00:00Z", CalendarTime.utc(utc(2025, 3, 14, 9))),
        ("20250314t090000z", .utc(utc(2025, 3, 14, 9))),
        ("20250314T0900", .floating(wall(2025, 3, 14, 9))),
        ("20250314 090000", .floating(wall(2025, 3, 14, 9))),
        ("20250314T240000", .floating(wall(2025, 3, 15))),
        ("20250314T090000.000Z", .utc(utc(2025, 3, 14, 9))),
        ("20250314T090000+0200", .utc(utc(2025, 3, 14, 7))),
        (" 20250314T090000 ", .floating(wall(2025, 3, 14, 9))),
        ("20250314T090000\"", .floating(wall(2025, 3, 14, 9))),
        ("20250314Z", .date(day(2025, 3, 14))),
    ])
    func `a start that can be read one way only is read so, or refused`(text: String, time: CalendarTime) throws {
        #expect(try component(start: "DTSTART:\(text)").start == time)
        #expect(throws: ICalendarError.self) { try component(start: "DTSTART:\(text)", strictness: .strict) }
    }

    @Test(arguments: ["51222T205954Z", "14.03.2025", "March", "20250314T25", "2025031", "20250314T090000 Uhr"])
    func `a start that can be read several ways or none is refused by name`(text: String) {
        #expect(throws: ICalendarError.invalidValue(property: "DTSTART", value: text, line: 7)) {
            try component(start: "DTSTART:\(text)")
        }
    }

    @Test func `a day without VALUE and a time with VALUE=DATE are read by their form`() throws {
        #expect(try component(start: "DTSTART:20250314").start == .date(day(2025, 3, 14)))
        #expect(try component(start: "DTSTART;VALUE=DATE:20250314T000000").start == .date(day(2025, 3, 14)))
        #expect(
            try component(start: "DTSTART;VALUE=DATE:20250314T090000").start == .floating(wall(2025, 3, 14, 9)))
        #expect(try component(start: "DTSTART;VALUE=DATE-TIME:20250314T090000Z").start == .utc(utc(2025, 3, 14, 9)))
    }

    @Test func `semicolons between the values of an EXDATE are read as commas`() throws {
        let event = try component("EXDATE:20250315T080000Z;20250316T080000Z;", strictness: .strict)
        #expect(event.exclusionDates == [.utc(utc(2025, 3, 15, 8)), .utc(utc(2025, 3, 16, 8))])
    }

    @Test func `an EXDATE of another type than DTSTART is accepted`() throws {
        let event = try component("EXDATE;VALUE=DATE:20250315\nEXDATE:20250316", strictness: .strict)
        #expect(event.exclusionDates == [.date(day(2025, 3, 15)), .date(day(2025, 3, 16))])
    }

    @Test func `one bad value of an EXDATE is left out and the others stay`() throws {
        let text = event("EXDATE:20250315T080000Z,nonsense,20250316T080000Z,20251399T080000Z")
        #expect(throws: ICalendarError.self) { try interpret(text, strictness: .strict) }
        let interpretation = try interpret(text)
        #expect(
            interpretation.object.components[0].exclusionDates == [
                .utc(utc(2025, 3, 15, 8)), .utc(utc(2025, 3, 16, 8)),
            ])
        #expect(
            interpretation.repairs.map(\.what) == [.ignored(value: "nonsense"), .ignored(value: "20251399T080000Z")])
    }

    @Test func `texts with an escape that is none are refused where all must be right`() throws {
        #expect(throws: ICalendarError.invalidValue(property: "SUMMARY", value: "a \\\"b\\\"", line: 8)) {
            try component("SUMMARY:a \\\"b\\\"", strictness: .strict)
        }
        #expect(try component("SUMMARY:a \\\"b\\\"").summary == "a \"b\"")
    }

    @Test func `rules that cannot be read are refused by name`() {
        #expect(throws: ICalendarError.self) { try component("RRULE:FREQ=WEEKLY;BYDAY=+1,3MO") }
        #expect(throws: ICalendarError.self) { try component("RRULE:FREQ=DAILY;COUNT=0") }
    }

    @Test func `a value with a newline in a quoted parameter, and bare carets, are accepted`() throws {
        let event = try component(
            "ATTENDEE;CN=\"a\\nb\";X-FOO=a^'b^c:mailto:a@example.com", strictness: .strict)
        #expect(event.attendees[0].commonName == "a\\nb")
    }

    @Test(arguments: [
        "REQUEST-STATUS:2.0", "URL:http://example.com/a\\,b", "X-ANY;VALUE=X-TYPE:a\\b;c,d", "GEO:1.5;-2",
    ])
    func `harmless lines are accepted where all must be right`(line: String) throws {
        #expect(try interpret(event(line), strictness: .strict).repairs.isEmpty)
    }

    @Test func `a position that is none is ignored, or refused`() throws {
        #expect(try repairs(event("GEO:here")) == [.ignored(value: "here")])
        #expect(throws: ICalendarError.invalidValue(property: "GEO", value: "here", line: 8)) {
            try interpret(event("GEO:here"), strictness: .strict)
        }
    }

    // MARK: What is missing, and what is there twice

    @Test func `an event without a UID or a start is refused by name`() {
        #expect(throws: ICalendarError.missingProperty("UID", line: 4)) {
            try interpret("BEGIN:VEVENT\nDTSTART:20250314T090000Z\nEND:VEVENT")
        }
        #expect(throws: ICalendarError.missingProperty("DTSTART", line: 4)) { try interpret(event(start: nil)) }
    }

    @Test func `rfc5545 §3.6.1 a message with a METHOD may leave the start out`() throws {
        #expect(try interpret("METHOD:CANCEL\n" + event(start: nil)).object.components[0].start == nil)
    }

    @Test func `rfc4791 §9.9 a to-do needs neither start nor due time`() throws {
        let interpretation = try interpret("BEGIN:VTODO\nUID:1\nEND:VTODO", strictness: .strict)
        #expect(interpretation.object.components[0].start == nil)
        #expect(interpretation.object.components[0].ending == .unstated)
    }

    @Test func `a calendar without a component is refused`() {
        #expect(throws: ICalendarError.inconsistent(reason: "no component that can stand in a calendar", line: 1)) {
            try interpret("BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE")
        }
    }

    @Test func `of a property that may stand there once the first counts, another value is refused`() throws {
        let text = event("SUMMARY:a\nSUMMARY:b")
        #expect(try interpret(text).object.components[0].summary == "a")
        #expect(throws: ICalendarError.contradictory(reason: "more than one SUMMARY", line: 9)) {
            try interpret(text, strictness: .strict)
        }
        #expect(try repairs(event("SUMMARY:a\nSUMMARY:a"), strictness: .strict) == [.repeated])
    }

    @Test func `where the components stood in the text is said, also where some were left out`() throws {
        let text = [
            "BEGIN:X-A\nEND:X-A", event("SEQUENCE:1"), event("SEQUENCE:2"), event("RECURRENCE-ID:20250315T080000Z"),
        ]
        #expect(try interpret(text.joined(separator: "\n")).places == [2, 3])
        #expect(try interpret(event()).places == [0])
    }

    @Test(arguments: ["CATEGORIES", "RESOURCES"])
    func `rfc5545 §3.3.11 escapes in lists of texts are looked at`(name: String) throws {
        #expect(throws: ICalendarError.self) { try interpret(event("\(name):a\\\"b"), strictness: .strict) }
        #expect(try interpret(event("\(name):a\\,b"), strictness: .strict).repairs.isEmpty)
        #expect(try interpret(event("\(name):a\\\"b")).repairs.isEmpty)
    }
}
