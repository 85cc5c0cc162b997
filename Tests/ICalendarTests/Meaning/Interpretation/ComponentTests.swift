import Chronology
import ICalendar
import Testing

/// What single properties mean.
struct ComponentTests {
    @Test func `an event of each usual property`() throws {
        let event = try component(
            """
            DTEND;TZID=Europe/Berlin:20250314T100000
            SEQUENCE:3
            STATUS:tentative
            TRANSP:TRANSPARENT
            CLASS:CONFIDENTIAL
            CREATED:20250101T010203Z
            LAST-MODIFIED:20250102T010203Z
            SUMMARY:Plan\\, talk\\; eat\\nand \\\\ go
            RRULE:FREQ=DAILY;COUNT=3
            EXDATE;TZID=Europe/Berlin:20250315T090000
            RDATE;VALUE=DATE:20250320
            """)
        #expect(event.kind == .event)
        #expect(event.start == .zoned(wall(2025, 3, 14, 9), berlin))
        #expect(event.ending == .at(.zoned(wall(2025, 3, 14, 10), berlin)))
        #expect(event.sequence == 3)
        #expect(event.status == .tentative)
        #expect(event.isTransparent)
        #expect(event.classification == .confidential)
        #expect(event.created == utc(2025, 1, 1, 1, 2, 3))
        #expect(event.lastModified == utc(2025, 1, 2, 1, 2, 3))
        #expect(event.stamp == utc(2025, 1, 1))
        #expect(event.summary == "Plan, talk; eat\nand \\ go")
        #expect(event.rules == [try RecurrenceRule(parsing: "FREQ=DAILY;COUNT=3")])
        #expect(event.exclusionDates == [.zoned(wall(2025, 3, 15, 9), berlin)])
        #expect(event.recurrenceDates == [.init(start: .date(day(2025, 3, 20)))])
        #expect(event.recurrenceID == nil)
    }

    @Test func `what is not stated has its default`() throws {
        let event = try component()
        #expect(event.ending == .unstated)
        #expect(!event.isTransparent)
        #expect(event.classification == .public)
        #expect(event.status == nil && event.summary == nil && event.organizer == nil && event.sequence == 0)
    }

    @Test func `rfc5545 §3.8.1.3 a class that is not known is private`() throws {
        #expect(try component("CLASS:X-SECRET").classification == .private)
    }

    @Test func `rfc5545 §3.8.4.1 an attendee with name and answer, mailto in lower case`() throws {
        let event = try component(
            """
            ORGANIZER;CN="Lovelace, Ada":MAILTO:ada@example.com
            ATTENDEE;CN=Bert ^'B^' ^^ ^n;PARTSTAT=accepted:Mailto:Bert@Example.com
            ATTENDEE;PARTSTAT=X-MAYBE:urn:uuid:1
            ATTENDEE;RSVP=TRUE:mailto:cleo@example.com
            """)
        #expect(event.organizer == .init(address: "mailto:ada@example.com", commonName: "Lovelace, Ada"))
        #expect(
            event.attendees == [
                .init(
                    address: "mailto:Bert@Example.com", commonName: "Bert \"B\" ^ \n", participation: "ACCEPTED"),
                .init(address: "urn:uuid:1", participation: "X-MAYBE"),
                .init(address: "mailto:cleo@example.com"),
            ])
    }

    @Test func `a backslash before the closing quote of a name ends nothing`() throws {
        let event = try component("ATTENDEE;CN=\"Ada\\\";PARTSTAT=DECLINED:mailto:ada@example.com")
        #expect(
            event.attendees == [.init(address: "mailto:ada@example.com", commonName: "Ada", participation: "DECLINED")])
    }

    @Test func `rfc5545 §3.6.6 alarms before the start, before the end and at a moment`() throws {
        let event = try component(
            """
            BEGIN:VALARM
            ACTION:display
            TRIGGER:-PT15M
            REPEAT:2
            DURATION:PT5M
            END:VALARM
            BEGIN:VALARM
            ACTION:EMAIL
            TRIGGER;RELATED=END:PT0S
            END:VALARM
            BEGIN:VALARM
            ACTION:AUDIO
            TRIGGER;VALUE=DATE-TIME:20250314T070000Z
            END:VALARM
            """)
        #expect(
            event.alarms == [
                .init(
                    action: "DISPLAY", trigger: .beforeStart(.init(seconds: -900)), repetitions: 2,
                    interval: .init(seconds: 300)),
                .init(action: "EMAIL", trigger: .beforeEnd(.init())),
                .init(action: "AUDIO", trigger: .at(utc(2025, 3, 14, 7))),
            ])
    }

    @Test func `a local time of an alarm is read in the zone of the event`() throws {
        let event = try component("BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:20250314T080000\nEND:VALARM")
        #expect(event.alarms.map(\.trigger) == [.at(utc(2025, 3, 14, 7))])
    }

    @Test func `an alarm without a trigger is left out, or refused where all must be right`() throws {
        let lines = event("BEGIN:VALARM\nACTION:AUDIO\nEND:VALARM")
        let interpretation = try interpret(lines)
        #expect(interpretation.object.components[0].alarms.isEmpty)
        #expect(interpretation.repairs == [Repair(property: "VALARM", line: 8, what: .alarmIgnored)])
        #expect(throws: ICalendarError.missingProperty("TRIGGER", line: 8)) {
            try interpret(lines, strictness: .strict)
        }
    }

    @Test func `rfc5545 §3.6.2 a to-do with its due time and its completion`() throws {
        let object = try interpret(
            "BEGIN:VTODO\nUID:1\nDUE;VALUE=DATE:20250314\nSTATUS:COMPLETED\nCOMPLETED:20250313T100000Z\nEND:VTODO"
        ).object
        #expect(object.kind == .toDo)
        #expect(object.components[0].start == nil)
        #expect(object.components[0].ending == .at(.date(day(2025, 3, 14))))
        #expect(object.components[0].status == .completed)
        #expect(object.components[0].completed == utc(2025, 3, 13, 10))
    }

    @Test func `rfc5545 §3.8.5.2 a PERIOD has an ending of its own`() throws {
        let event = try component(
            "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20250320T090000/PT3H,20250321T090000/20250321T100000")
        #expect(
            event.recurrenceDates == [
                .init(start: .zoned(wall(2025, 3, 20, 9), berlin), ending: .after(.init(seconds: 10_800))),
                .init(
                    start: .zoned(wall(2025, 3, 21, 9), berlin), ending: .at(.zoned(wall(2025, 3, 21, 10), berlin))),
            ])
    }

    @Test func `rfc5545 §3.8.4.4 an override of one instance and of all that follow`() throws {
        let lines =
            event("RRULE:FREQ=DAILY") + "\n" + event("RECURRENCE-ID;TZID=Europe/Berlin:20250315T090000") + "\n"
            + event("RECURRENCE-ID;RANGE=THISANDFUTURE:20250316T080000Z")
        #expect(
            try interpret(lines).object.components.map(\.recurrenceID) == [
                nil,
                .init(time: .zoned(wall(2025, 3, 15, 9), berlin)),
                .init(time: .utc(utc(2025, 3, 16, 8)), isThisAndFuture: true),
            ])
    }

    @Test func `rfc5545 §3.8.2.6 the periods of a VFREEBUSY with their kinds`() throws {
        let object = try interpret(
            """
            BEGIN:VFREEBUSY
            UID:1
            DTSTART:20250314T000000Z
            DTEND:20250315T000000Z
            FREEBUSY:20250314T080000Z/PT1H,20250314T100000Z/20250314T113000Z
            FREEBUSY;FBTYPE=BUSY-TENTATIVE:20250314T120000Z/PT1H
            FREEBUSY;FBTYPE=X-AWAY:20250314T140000Z/PT1H
            FREEBUSY;FBTYPE=FREE:20250314T150000Z/PT0S
            END:VFREEBUSY
            """
        ).object
        func span(_ from: Instant, _ minutes: Int64) -> Span {
            Span(from: from, to: from.advanced(bySeconds: minutes * 60))!
        }
        #expect(object.kind == .freeBusy)
        #expect(
            object.components[0].freeBusyPeriods == [
                .init(span: span(utc(2025, 3, 14, 8), 60)),
                .init(span: span(utc(2025, 3, 14, 10), 90)),
                .init(span: span(utc(2025, 3, 14, 12), 60), kind: .tentative),
                .init(span: span(utc(2025, 3, 14, 14), 60), kind: .busy),
            ])
    }

    @Test func `rfc7953 §3.1 a VAVAILABILITY with its AVAILABLE components and their overrides`() throws {
        let object = try interpret(
            """
            BEGIN:VAVAILABILITY
            UID:1
            PRIORITY:2
            BUSYTYPE:BUSY
            DTSTART;TZID=Europe/Berlin:20250301T000000
            BEGIN:AVAILABLE
            UID:a
            DTSTART;TZID=Europe/Berlin:20250303T090000
            DTEND;TZID=Europe/Berlin:20250303T170000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            END:AVAILABLE
            BEGIN:AVAILABLE
            UID:a
            RECURRENCE-ID;TZID=Europe/Berlin:20250310T090000
            DTSTART;TZID=Europe/Berlin:20250310T120000
            DURATION:PT2H
            END:AVAILABLE
            END:VAVAILABILITY
            """
        ).object
        let availability = try #require(object.components[0].availability)
        #expect(object.kind == .availability)
        #expect(availability.busyKind == .busy)
        #expect(availability.priority == 2)
        #expect(availability.available.map(\.uid) == ["a"])
        #expect(
            availability.available[0].components.map(\.ending) == [
                .at(.zoned(wall(2025, 3, 3, 17), berlin)), .after(.init(seconds: 7200)),
            ])
        #expect(availability.available[0].masterIndex == 0)
    }

    @Test func `rfc7953 §3.2 the time outside is unavailable unless it says else`() throws {
        let object = try interpret("BEGIN:VAVAILABILITY\nUID:1\nEND:VAVAILABILITY").object
        #expect(object.components[0].availability == Availability(busyKind: .unavailable, priority: 0))
    }
}
