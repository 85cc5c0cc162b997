import Chronology
import ICalendar
import Testing

/// Overrides as real programmes write them, with and without their master.
struct OverridesFoundInFilesTests {
    @Test func `an invitation to one instance has no master and is read`() throws {
        let object = try interpret(event("RECURRENCE-ID:20250314T080000Z", start: "DTSTART:20250314T080000Z")).object
        #expect(object.masterIndex == nil)
        #expect(object.components.count == 1)
    }

    @Test func `any number of overrides without a master, as a busy-only export has them, is read`() throws {
        let lines = (10..<20).map { day in
            event("RECURRENCE-ID:202503\(day)T080000Z\nSUMMARY:Busy", start: "DTSTART:202503\(day)T090000Z")
        }
        let object = try interpret(lines.joined(separator: "\n"), strictness: .strict).object
        #expect(object.components.count == 10)
        #expect(object.masterIndex == nil)
    }

    @Test func `a rule beside a RECURRENCE-ID at the start makes it the master, or is refused`() throws {
        let text = event("RECURRENCE-ID;TZID=Europe/Berlin:20250314T090000\nRRULE:FREQ=DAILY")
        let interpretation = try interpret(text)
        #expect(interpretation.object.masterIndex == 0)
        #expect(interpretation.object.components[0].rules.count == 1)
        #expect(interpretation.repairs == [Repair(property: "RECURRENCE-ID", line: 4, what: .recurrenceIDOfMaster)])
        #expect(
            throws: ICalendarError.inconsistent(reason: "recurrence rules beside a RECURRENCE-ID", line: 4)
        ) { try interpret(text, strictness: .strict) }
    }

    @Test func `a rule beside a RECURRENCE-ID is dropped where there is a master`() throws {
        let text =
            event("RRULE:FREQ=DAILY") + "\n"
            + event("RECURRENCE-ID;TZID=Europe/Berlin:20250314T090000\nRRULE:FREQ=DAILY\nSUMMARY:moved")
        let interpretation = try interpret(text)
        #expect(interpretation.object.masterIndex == 0)
        #expect(interpretation.object.components[1].rules.isEmpty)
        #expect(interpretation.object.components[1].recurrenceID != nil)
        #expect(interpretation.repairs == [Repair(property: "RRULE", line: 10, what: .recurrenceInOverride)])
        #expect(try interpret(text, strictness: .strict).object == interpretation.object)
    }

    @Test func `of two masters the newer counts, by SEQUENCE first`() throws {
        let text = event("SEQUENCE:2\nSUMMARY:new") + "\n" + event("SEQUENCE:1\nSUMMARY:old")
        let interpretation = try interpret(text)
        #expect(interpretation.object.components.map(\.summary) == ["new"])
        #expect(interpretation.repairs == [Repair(property: "VEVENT", line: 11, what: .componentSuperseded)])
        #expect(throws: ICalendarError.self) { try interpret(text, strictness: .strict) }
    }

    @Test func `of two masters alike the later counts`() throws {
        let text = event("SUMMARY:first") + "\n" + event("SUMMARY:second")
        #expect(try interpret(text).object.components.map(\.summary) == ["second"])
    }

    @Test func `of two masters that one counts that was modified last`() throws {
        let text =
            event("LAST-MODIFIED:20250202T000000Z\nSUMMARY:new") + "\n"
            + event("LAST-MODIFIED:20250201T000000Z\nSUMMARY:old")
        #expect(try interpret(text).object.components.map(\.summary) == ["new"])
    }

    @Test func `an override before the start and before its master in the text is read`() throws {
        let text =
            event("RECURRENCE-ID;TZID=Europe/Berlin:20250301T090000") + "\n" + event("RRULE:FREQ=DAILY;COUNT=3")
        let object = try interpret(text, strictness: .strict).object
        #expect(object.components.count == 2)
        #expect(object.masterIndex == 1)
    }

    @Test func `components with different UIDs are refused by name`() {
        let text = event() + "\n" + event().replacing("UID:1", with: "UID:2")
        #expect(throws: ICalendarError.inconsistent(reason: "components with different UIDs", line: 9)) {
            try interpret(text)
        }
    }

    @Test func `components of different kinds are refused by name`() {
        let text = event() + "\nBEGIN:VFREEBUSY\nUID:1\nEND:VFREEBUSY"
        #expect(throws: ICalendarError.inconsistent(reason: "components of different kinds", line: 9)) {
            try interpret(text)
        }
    }

    @Test func `a RECURRENCE-ID without a zone is in that of its master`() throws {
        let text = event("RRULE:FREQ=DAILY") + "\n" + event("RECURRENCE-ID:20250315T090000")
        #expect(
            try interpret(text).object.components[1].recurrenceID?.time == .zoned(wall(2025, 3, 15, 9), berlin))
        #expect(try repairs(text) == [.readInZoneOf("DTSTART")])
    }
}
