import CalendarModel
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import CalDAV

/// Whose time counts, and who may ask for it.
struct FreeBusyReportTests {
    private static let question = XML.element(
        "C:free-busy-query", "<C:time-range start='20250106T000000Z' end='20250107T000000Z'/>")

    private func ask(_ house: House, _ target: String, by somebody: Principal? = nil) async throws -> Reply {
        try await house.ask("REPORT", target, by: somebody, [:], Self.question)
    }

    private func lines(_ reply: Reply) -> [String] {
        reply.text.replacing("\r\n ", with: "").split(whereSeparator: \.isNewline).map(String.init)
            .filter { $0.hasPrefix("FREEBUSY") }
    }

    @Test(arguments: [
        ("ACCEPTED", "FREEBUSY;FBTYPE=BUSY:20250106T100000Z/20250106T110000Z"),
        ("TENTATIVE", "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20250106T100000Z/20250106T110000Z"), ("DECLINED", ""),
        ("NEEDS-ACTION", ""),
    ])
    func `rfc4791 §7.10 an invitation takes the owner's time as the owner has answered`(
        answer: String, line: String
    ) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(
                House.calendar + "1.ics",
                House.event(
                    "1", "ORGANIZER:mailto:bert@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bert@example.org",
                    "ATTENDEE;PARTSTAT=\(answer):mailto:Anna@example.org"))
            let expected = line.isEmpty ? [] : [line]
            #expect(lines(try await ask(house, House.calendar)) == expected)
            #expect(lines(try await ask(house, House.home)) == expected)
        }
    }

    @Test func `what was declined is free in a copy of the calendar, too`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(
                House.calendar + "1.ics",
                House.event(
                    "1", "ORGANIZER:mailto:bert@example.org", "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org"))
            try await house.put(House.calendar + "2.ics", House.event("2", start: "20250106T140000Z"))
            let copy = House.home + "copy/"
            #expect(try await house.ask("COPY", House.calendar, ["Destination": House.base + copy]).status == 201)
            #expect(
                lines(try await ask(house, copy)) == ["FREEBUSY;FBTYPE=BUSY:20250106T140000Z/20250106T150000Z"])
        }
    }

    @Test func `rfc4791 §7.10 a declined instance of an accepted series is free`() async throws {
        try await House.open { (house: House) async throws in
            let attendee = { (answer: String) in "ATTENDEE;PARTSTAT=\(answer):mailto:anna@example.org" }
            let component = { (uid: String, start: String, lines: [String]) in
                (["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20250101T000000Z", "DTSTART:\(start)", "DURATION:PT1H"]
                    + lines + ["END:VEVENT"]).joined(separator: "\n")
            }
            try await house.put(
                House.calendar + "1.ics",
                Example.calendar(
                    component("1", "20250105T100000Z", ["RRULE:FREQ=HOURLY;INTERVAL=12", attendee("ACCEPTED")]) + "\n"
                        + component(
                            "1", "20250106T120000Z", ["RECURRENCE-ID:20250106T100000Z", attendee("DECLINED")])))
            #expect(
                lines(try await ask(house, House.calendar))
                    == ["FREEBUSY;FBTYPE=BUSY:20250106T220000Z/20250106T230000Z"])
        }
    }

    @Test func `rfc4791 §7.10 published busy times count as they say`() async throws {
        try await House.open { (house: House) async throws in
            let component = """
                BEGIN:VFREEBUSY
                UID:1
                DTSTAMP:20250101T000000Z
                DTSTART:20250101T000000Z
                DTEND:20250201T000000Z
                FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20250106T100000Z/PT1H
                FREEBUSY;FBTYPE=FREE:20250106T120000Z/PT1H
                FREEBUSY:20250106T140000Z/20250106T150000Z
                END:VFREEBUSY
                """
            try await house.put(House.calendar + "1.ics", Example.calendar(component))
            #expect(
                lines(try await ask(house, House.calendar)) == [
                    "FREEBUSY;FBTYPE=BUSY:20250106T140000Z/20250106T150000Z",
                    "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20250106T100000Z/20250106T110000Z",
                ])
        }
    }

    @Test func `rfc7953 §7.2.3 what a person says of their hours counts for the home`() async throws {
        try await House.open { (house: House) async throws in
            let hours = """
                BEGIN:VAVAILABILITY
                UID:hours
                DTSTAMP:20250101T000000Z
                BEGIN:AVAILABLE
                UID:day
                DTSTAMP:20250101T000000Z
                DTSTART:20250106T090000Z
                DTEND:20250106T170000Z
                END:AVAILABLE
                END:VAVAILABILITY
                """
            try await house.store.setAvailability(Example.calendar(hours), of: house.anna.id, at: Example.now)
            let line = """
                FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20250106T000000Z/20250106T090000Z,20250106T170000Z/20250107T000000Z
                """
            #expect(lines(try await ask(house, House.home, by: house.bert)) == [line])
            #expect(lines(try await ask(house, House.calendar)) == [])
            try await house.put(House.calendar + "hours.ics", Example.calendar(hours))
            #expect(lines(try await ask(house, House.calendar)) == [line])
        }
    }

    @Test func `those of one team see when the others are busy, and nothing else`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(
                House.calendar + "1.ics", House.event("1", "SUMMARY:Verschwiegen", "CLASS:PRIVATE"))
            let reply = try await ask(house, House.home, by: house.bert)
            #expect(lines(reply) == ["FREEBUSY;FBTYPE=BUSY:20250106T100000Z/20250106T110000Z"])
            #expect(!reply.text.contains("Verschwiegen") && !reply.text.contains("UID:1\r"))
            // Which calendars there are is not told, nor whether one is there.
            for name in ["calendar/", "none/"] {
                #expect(try await ask(house, House.home + name, by: house.bert).status == 403)
            }
            #expect(try await house.ask("PROPFIND", House.home, by: house.bert, ["Depth": "1"]).status == 403)
            for stranger in [house.carl, house.dora] {
                #expect(try await ask(house, House.home, by: stranger).status == 403)
            }
        }
    }

    @Test func `rfc4791 §6.1.1 who was granted free-busy on the home sees all of it`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            let grant = AccessGrant(grantee: .principal(house.carl.id), privileges: [.readFreeBusy])
            try await house.store.setGrants([grant], on: .home(house.anna.id))
            #expect(lines(try await ask(house, House.home, by: house.carl)).count == 1)
        }
    }
}
