import Chronology
import ICalendar
import Testing

/// libical 3.0 loses and misreads some of what it is given; none of that may reach the meaning.
struct LibicalReadingTests {
    @Test func `more than 500 values of an EXDATE are all there`() throws {
        let times = (0..<700).map { "20250314T\(pad($0 / 60 % 24))\(pad($0 % 60))00Z" }
        let event = try component("EXDATE:" + times.joined(separator: ","))
        #expect(event.exclusionDates.count == 700)
        #expect(Set(event.exclusionDates).count == 700)
    }

    @Test func `more than 500 values of an RDATE are all there`() throws {
        let times = (0..<700).map { "20250314T\(pad($0 / 60 % 24))\(pad($0 % 60))00" }
        let event = try component("RDATE;TZID=Europe/Berlin:" + times.joined(separator: ","))
        #expect(Set(event.recurrenceDates).count == 700)
    }

    @Test func `rdate with a TZID is in that zone`() throws {
        #expect(
            try component("RDATE;TZID=America/New_York:20250320T090000").recurrenceDates
                == [.init(start: .zoned(wall(2025, 3, 20, 9), newYork))])
    }

    @Test func `more than 100 parameters hide none that matters`() throws {
        let noise = (0..<150).map { ";X-P\($0)=1" }.joined()
        let event = try component("ATTENDEE\(noise);PARTSTAT=ACCEPTED:mailto:a@example.com")
        #expect(event.attendees.map(\.participation) == ["ACCEPTED"])
    }

    @Test func `unknown properties, parameters and components and empty properties harm nothing`() throws {
        let text = event(
            """
            FOOBAR:x
            STRUCTURED-DATA;VALUE=TEXT:x
            CONCEPT:https://example.com/
            LOCATION:
            X-EMPTY:
            DTEND;GAP=x;NEWPARAM=y;TZID=Europe/Berlin:20250314T100000
            BEGIN:X-FOO
            DTSTART:garbage
            END:X-FOO
            BEGIN:PARTICIPANT
            UID:9
            END:PARTICIPANT
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT5M
            BEGIN:VLOCATION
            UID:8
            END:VLOCATION
            END:VALARM
            """)
        for strictness in [Strictness.strict, .repairing] {
            let interpretation = try interpret(text + "\nBEGIN:VPOLL\nUID:7\nEND:VPOLL", strictness: strictness)
            #expect(interpretation.object.uid == "1")
            #expect(interpretation.object.components.count == 1)
            #expect(interpretation.object.components[0].ending == .at(.zoned(wall(2025, 3, 14, 10), berlin)))
            #expect(interpretation.object.components[0].alarms.count == 1)
            #expect(interpretation.repairs.isEmpty)
        }
    }

    @Test func `a backslash that begins no escape stays in the text`() throws {
        #expect(try component("SUMMARY:a\\x b\\:").summary == "a\\x b:")
    }

    @Test func `numbers that are none are not read as some`() throws {
        let text = event("SEQUENCE:abc\nPRIORITY:999999999999")
        let interpretation = try interpret(text)
        #expect(interpretation.object.components[0].sequence == 0)
        #expect(
            interpretation.repairs.map(\.what) == [.ignored(value: "abc"), .ignored(value: "999999999999")])
        #expect(throws: ICalendarError.invalidValue(property: "SEQUENCE", value: "abc", line: 8)) {
            try interpret(text, strictness: .strict)
        }
    }

    @Test(arguments: ["20250230T090000", "20251301T090000", "20250314T256000", "20250132"])
    func `a day or time that does not exist is refused`(time: String) {
        #expect(throws: ICalendarError.invalidValue(property: "DTSTART", value: time, line: 7)) {
            try interpret(event(start: "DTSTART:\(time)"))
        }
    }

    @Test func `names in small letters are the same names`() throws {
        let object = try interpret("begin:vevent\nuid:1\ndtstart;value=date:20250314\nend:vevent").object
        #expect(object.components[0].start == .date(day(2025, 3, 14)))
    }

    @Test func `an interval too large for libical is kept`() throws {
        #expect(try component("RRULE:FREQ=DAILY;INTERVAL=40000").rules[0].interval == 40_000)
    }

    @Test func `the count of a rule does not overflow`() throws {
        #expect(try component("RRULE:FREQ=DAILY;COUNT=99999999999").rules[0].end == .count(99_999_999_999))
    }

    @Test func `quotes and colons in a TZID do not cut the value`() throws {
        let zones = try repairs(event(start: "DTSTART;TZID=\"tzone://Nowhere/Else\":20250314T090000"))
        #expect(zones == [.unknownZone("tzone://Nowhere/Else", readIn: nil)])
    }

    @Test func `a zone without quotes around its colon is not cut`() throws {
        let text = event(
            "EXDATE;TZID=GMT+05:30:20120905T020000,20120906T020000", start: "DTSTART;TZID=GMT+05:30:20120904T020000")
        let component = try interpret(text).object.components[0]
        #expect(component.start?.wallTime == wall(2012, 9, 4, 2))
        #expect(component.exclusionDates.map(\.wallTime) == [wall(2012, 9, 5, 2), wall(2012, 9, 6, 2)])
    }

    @Test func `a description of a megabyte is read in linear time`() throws {
        let event = try component("DESCRIPTION:" + String(repeating: "ä b", count: 400_000) + "\nSUMMARY:end")
        #expect(event.summary == "end")
    }

    @Test func `a name of a megabyte does not stall the reader`() throws {
        let event = try component("ATTENDEE;CN=" + String(repeating: "x", count: 1 << 20) + ":mailto:a@example.com")
        #expect(event.attendees[0].commonName?.count == 1024)
    }

    @Test func `10,000 attendees are all there`() throws {
        let lines = (0..<10_000).map { "ATTENDEE:mailto:\($0)@example.com" }.joined(separator: "\n")
        #expect(try component(lines).attendees.count == 10_000)
    }

    @Test func `what is no VCALENDAR is refused`() {
        #expect(throws: ICalendarError.notACalendar) {
            try CalendarObject(
                interpreting: LetterComponent(name: "VEVENT"), resolver: ZoneResolver(catalog: ZoneCatalog()))
        }
    }

    @Test func `control characters are left out, or refused where all must be right`() throws {
        let text = event("SUMMARY:a\u{0}b\u{7}c")
        #expect(try interpret(text).object.components[0].summary == "abc")
        #expect(try repairs(text) == [.controlsDropped])
        #expect(throws: ICalendarError.invalidValue(property: "SUMMARY", value: "a\u{0}b\u{7}c", line: 8)) {
            try interpret(text, strictness: .strict)
        }
    }

    @Test func `many threads may read at once`() async throws {
        let text = event("SUMMARY:x\nRRULE:FREQ=DAILY")
        let expected = try interpret(text)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { try (0..<200).allSatisfy { _ in try interpret(text) == expected } }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}

private func pad(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
