import CalendarModel
import Chronology
import Failures
import ICalendar
import Testing

@testable import CalDAV

/// RFC 4791 §5.3.2.1: what is stored, and what is refused by which name.
struct ObjectAdmissionTests {
    private func admit(
        _ octets: [UInt8], contentType: String? = "text/calendar; charset=utf-8",
        limits: AdmissionLimits = .standard, kinds: Set<ComponentKind> = [.event, .toDo, .journal, .freeBusy]
    ) throws -> PreparedObject {
        try ObjectAdmission(resolver: Example.resolver, limits: limits, kinds: kinds)
            .admit(octets, contentType: contentType, now: Example.now)
    }

    private func refusal(_ octets: [UInt8]) -> Condition? {
        condition { _ = try admit(octets) }
    }

    private static let start = "DTSTART:20250106T090000Z"

    @Test func `rfc4791 §5.3.4 what is stored is what was sent, octet for octet`() throws {
        let octets = Array("BEGIN:VCALENDAR\nVERSION:2.0\nX-A: odd\n  fold\n\(Example.weekly)\nEND:VCALENDAR\n\n".utf8)
        let prepared = try admit(octets)
        #expect(prepared.octets == octets)
        #expect(prepared.object.uid == "1")
        #expect(prepared.index.completeUntil != nil)
    }

    @Test(
        arguments: [
            ("text/xml", Condition.supportedCalendarData), ("application/calendar+json", .supportedCalendarData),
            ("text/calendar", nil), ("Text/Calendar;component=vevent", nil), (nil, nil),
        ] as [(String?, Condition?)])
    func `rfc4791 §5.3.2.1 another type is no supported calendar data`(type: String?, refusal: Condition?) {
        #expect(condition { _ = try admit(Example.calendar(Example.weekly), contentType: type) } == refusal)
    }

    @Test func `rfc4791 §5.3.2.1 vCalendar 1.0 is no supported calendar data`() {
        let text = "BEGIN:VCALENDAR\nVERSION:1.0\n\(Example.weekly)\nEND:VCALENDAR\n"
        #expect(refusal(Array(text.utf8)) == .supportedCalendarData)
    }

    @Test(arguments: [
        "", "hello", "BEGIN:VEVENT\nEND:VEVENT", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nrubbish\nEND:VCALENDAR", "text\nBEGIN:VCALENDAR\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\ntext", "BEGIN:VCALENDAR\nVERSION:2.0",
    ])
    func `rfc4791 §5.3.2.1 text that is no calendar is no valid calendar data`(text: String) {
        #expect(refusal(Array(text.utf8)) == .validCalendarData)
    }

    @Test func `rfc5545 §3.1.4 text that is not UTF-8 is no valid calendar data`() {
        let octets = Example.calendar(Example.event(Self.start, "SUMMARY:caf#")).map {
            $0 == UInt8(ascii: "#") ? 0xE9 : $0
        }
        #expect(refusal(octets) == .validCalendarData)
    }

    @Test(arguments: ["SUMMARY:a\u{1}b", "X-OWN:a\u{7F}", "X-OWN;X-P=a\u{8}:b"])
    func `rfc5545 §3.1 control characters are no valid calendar data`(line: String) {
        #expect(refusal(Example.calendar(Example.event(Self.start, line))) == .validCalendarData)
        #expect(refusal(Example.calendar(line, Example.event(Self.start))) == .validCalendarData)
    }

    @Test(arguments: [
        "RRULE:FREQ=MONTHLY;BYDAY=+1,3MO", "RRULE:FREQ=SOMETIMES", "SUMMARY:a \\\"b\\\"", "DESCRIPTION:a\\:b",
        "CATEGORIES:a\\\"", "DTEND;VALUE=DATE:20250107", "DTEND:20250106T100000", "DTEND:20250106T080000Z",
        "DURATION:PT1H\nDTEND:20250106T100000Z", "DURATION:1 hour", "SUMMARY:a\nSUMMARY:b", "SEQUENCE:many",
        "DTSTART:20250106T090000Z\nDTSTART:20250107T090000Z",
    ])
    func `rfc4791 §5.3.2.1 a property that is wrong is no valid calendar data`(line: String) {
        #expect(refusal(Example.calendar(Example.event(Self.start, line))) == .validCalendarData)
    }

    @Test(arguments: [
        "DTEND:20250106T100000Z", "DTEND;TZID=Europe/Berlin:20250106T100000", "DTEND;VALUE=DATE:20250107",
    ])
    func `rfc5545 §3.8.2.2 a floating start with another kind of end is no valid calendar data`(end: String) {
        #expect(refusal(Example.calendar(Example.event("DTSTART:20250106T090000", end))) == .validCalendarData)
    }

    @Test(arguments: [
        Example.weekly + "\n" + Example.component("VFREEBUSY", "DTSTART:20250106T090000Z"),
        Example.weekly + "\n" + Example.toDo("SUMMARY:a"),
        "METHOD:REQUEST\n" + Example.weekly,
        Example.weekly + "\n" + Example.weekly.replacing("UID:1", with: "UID:2"),
        Example.weekly + "\n" + Example.weekly,
        Example.event("DTSTART;TZID=Mars/Olympus:20250106T090000"),
        Example.event("RECURRENCE-ID:20250106T090000Z", "DTSTART:20250106T090000Z", "RRULE:FREQ=DAILY"),
        Example.weekly + "\nEND:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\n" + Example.weekly,
    ])
    func `rfc4791 §4.1 components that are no one object`(components: String) {
        #expect(refusal(Example.calendar(components)) == .validCalendarObjectResource)
    }

    @Test(arguments: [
        "DTSTART;TZID=Europe/Berlin:20250106T090000", "DTSTART;TZID=W. Europe Standard Time:20250106T090000",
        "DTSTART;TZID=/example.org/Europe/Berlin:20250106T090000",
        "DTSTART;TZID=Europe/Berlin:20250106T090000\nDTEND:20250106T090000Z",
        "DTSTART:20250106T090000Z\nDTEND;TZID=Europe/Berlin:20250106T110000",
    ])
    func `rfc7809 §3.1.1 a zone that is known needs no definition, and UTC goes with any zone`(lines: String) {
        #expect(refusal(Example.calendar(Example.event(lines))) == nil)
    }

    @Test func `rfc4791 §4.1 a zone that is defined is fine whatever its name`() {
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Mars/Olympus\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
            + "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE"
        #expect(refusal(Example.calendar(zone, Example.event("DTSTART;TZID=Mars/Olympus:20250106T090000"))) == nil)
    }

    @Test(
        arguments: [
            ("RECURRENCE-ID:20250114T080000Z", Condition.validCalendarData),
            ("RECURRENCE-ID;TZID=Europe/Berlin:20250113T093000", .validCalendarData),
            ("RECURRENCE-ID:20250113T080000Z", nil), ("RECURRENCE-ID;TZID=Europe/Berlin:20250113T090000", nil),
            ("RECURRENCE-ID;VALUE=DATE:20250113", nil),
            // Left behind where a series was cut, or excluded as well as changed
            ("RECURRENCE-ID:20241230T080000Z", nil), ("RECURRENCE-ID:20250120T080000Z", nil),
            ("RECURRENCE-ID:21000104T080000Z", nil), ("RECURRENCE-ID:21000105T080000Z", .validCalendarData),
        ] as [(String, Condition?)])
    func `rfc5545 §3.8.4.4 an override of what is no instance is no valid calendar data`(
        identifier: String, refusal: Condition?
    ) {
        let master = Example.weekly.replacing("SUMMARY", with: "EXDATE:20250120T080000Z\nSUMMARY")
        let override = Example.event(identifier, "DTSTART:20250115T120000Z")
        #expect(self.refusal(Example.calendar(master, override)) == refusal)
        #expect(self.refusal(Example.calendar(override, master)) == refusal)
    }

    @Test func `an override of a to-do at the time when it was done is stored`() {
        let master = Example.toDo("DTSTART:20250106T090000Z", "DUE:20250107T090000Z", "RRULE:FREQ=WEEKLY")
        let rest = Example.toDo("RECURRENCE-ID;RANGE=THISANDFUTURE:20250115T114511Z", "DTSTART:20250116T114511Z")
        #expect(refusal(Example.calendar(master, rest)) == nil)
    }

    @Test func `an override that repeats the rule of its master is stored as it was sent`() throws {
        let override = Example.event(
            "RECURRENCE-ID:20250113T080000Z", "DTSTART:20250115T120000Z", "RRULE:FREQ=WEEKLY")
        let octets = Example.calendar(Example.weekly, override)
        #expect(try admit(octets).octets == octets)
        #expect(try admit(octets).object.components.map(\.rules.count) == [1, 0])
    }

    @Test func `rfc4791 §4.1 overrides without a master are stored`() {
        let alone = Example.event("RECURRENCE-ID:20250113T090000Z", Self.start)
        #expect(refusal(Example.calendar(alone, alone.replacing("20250113", with: "20250114"))) == nil)
    }

    @Test(arguments: [
        "ATTENDEE;CN=\"a\\nb\":mailto:a@example.com", "REQUEST-STATUS:2.0", "DURATION:P1DT",
        "URL:https://example.com/a\\,b",
        "ATTENDEE;CN=a^'b^c:mailto:a@example.com", "X-A;X-B=^:c", "RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20250107",
        "X-OWN;VALUE=X-TYPE:a\\\"b", "SUMMARY:Übung – 日本", "LOCATION:a\\nb\\, c\\; d\\\\",
    ])
    func `what harms nobody is stored as it is`(line: String) throws {
        let octets = Example.calendar(Example.event(Self.start, line))
        #expect(try admit(octets).octets == octets)
    }

    @Test(arguments: [
        "DTSTART:20250106T090000Z\nDUE;VALUE=DATE:20250107", "DTSTART;VALUE=DATE:20250106\nDUE:20250107T090000Z",
        "DTSTART:20250106T090000\nDUE:20250107T090000Z",
        "DTSTART;TZID=Europe/Berlin:20250106T090000\nDUE:20250107T090000",
        "DUE:20250106T090000Z", "DTSTART:20250106T090000Z\nDUE:20250105T090000Z", "SUMMARY:Some day",
    ])
    func `rfc5545 §3.6.2 to-dos are stored with every mixture of DTSTART and DUE`(lines: String) {
        #expect(refusal(Example.calendar(Example.toDo(lines))) == nil)
    }

    @Test func `a stamp that can be read one way only is stored so`() throws {
        let octets = Example.calendar(Example.event(Self.start, "CREATED: 51222T205954Z", "SUMMARY:a"))
        let stored = Example.text(try admit(octets).octets)
        #expect(stored == Example.text(octets).replacing("CREATED: 5", with: "CREATED:0005"))
    }

    @Test(
        arguments: [
            (Example.toDo("SUMMARY:a"), Set([ComponentKind.event])), (Example.weekly, Set([ComponentKind.toDo])),
            (Example.component("VAVAILABILITY", "BUSYTYPE:BUSY"), Set([ComponentKind.event, .toDo])),
            ("BEGIN:VPOLL\nUID:1\nEND:VPOLL", Set([ComponentKind.event])),
        ] as [(String, Set<ComponentKind>)])
    func `rfc4791 §5.3.2.1 a component that the calendar does not take`(text: String, kinds: Set<ComponentKind>) {
        #expect(condition { _ = try admit(Example.calendar(text), kinds: kinds) } == .supportedCalendarComponent)
    }

    @Test func `rfc4791 §5.3.2.1 validity comes before the kind, the kind before the limits`() {
        let limits = AdmissionLimits(attendees: 0)
        let wrong = Example.toDo("SUMMARY:a \\\"b", "ATTENDEE:mailto:a@example.com")
        let right = Example.toDo("SUMMARY:a", "ATTENDEE:mailto:a@example.com")
        #expect(
            condition { _ = try admit(Example.calendar(wrong), limits: limits, kinds: [.event]) } == .validCalendarData)
        #expect(
            condition { _ = try admit(Example.calendar(right), limits: limits, kinds: [.event]) }
                == .supportedCalendarComponent)
        #expect(condition { _ = try admit(Example.calendar(right), limits: limits) } == .maxAttendeesPerInstance)
    }

    @Test func `rfc4791 §5.2.5 to §5.2.9 each limit has its name`() throws {
        let many = Example.event(Self.start, "ATTENDEE:mailto:a@example.com\nATTENDEE:mailto:b@example.com")
        let counted = Example.event(Self.start, "RRULE:FREQ=DAILY;COUNT=100")
        let dated = Example.event(Self.start, "RDATE:20250107T090000Z,20250108T090000Z,20250109T090000Z")
        func refusal(_ text: String, _ limits: AdmissionLimits) -> Condition? {
            condition { _ = try admit(Example.calendar(text), limits: limits) }
        }
        #expect(refusal(many, AdmissionLimits(octets: 100)) == .maxResourceSize)
        #expect(refusal(many, AdmissionLimits(attendees: 1)) == .maxAttendeesPerInstance)
        #expect(refusal(many, AdmissionLimits(attendees: 2)) == nil)
        #expect(refusal(counted, AdmissionLimits(instances: 99)) == .maxInstances)
        #expect(refusal(counted, AdmissionLimits(instances: 100)) == nil)
        #expect(refusal(dated, AdmissionLimits(instances: 3)) == .maxInstances)
        #expect(refusal(Example.weekly, AdmissionLimits(instances: 1)) == nil)
        let day = try Example.span("20250107T000000Z", "20250108T000000Z")
        #expect(refusal(many, AdmissionLimits(earliest: day.start)) == .minDateTime)
        #expect(refusal(dated, AdmissionLimits(latest: day.end)) == .maxDateTime)
    }
}
