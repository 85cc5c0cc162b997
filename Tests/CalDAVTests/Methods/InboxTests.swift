import CalendarModel
import HTTPTypes
import Markup
import Storage
import Testing

@testable import CalDAV

/// The scheduling boxes as collections, and what people say of their time on the inbox.
struct InboxTests {
    private static let inbox = House.home + "inbox/"
    private static let outbox = House.home + "outbox/"
    private static let principal = "/dav/principals/users/anna/"

    /// Nine to five in Berlin, on Mondays.
    private static let hours = String(
        decoding: Example.calendar(
            """
            BEGIN:VAVAILABILITY
            UID:hours
            DTSTAMP:20250101T000000Z
            BEGIN:AVAILABLE
            UID:hours-1
            DTSTAMP:20250101T000000Z
            DTSTART;TZID=Europe/Berlin:20250106T090000
            DTEND;TZID=Europe/Berlin:20250106T170000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            END:AVAILABLE
            END:VAVAILABILITY
            """), as: UTF8.self)

    @Test func `rfc6638 §2.1.1 a principal names its boxes`() async throws {
        try await House.open { (house: House) async throws in
            let answer = try await house.read(
                "PROPFIND", Self.principal, ["Depth": "0"],
                XML.propfind("C:schedule-inbox-URL", "C:schedule-outbox-URL"))
            let response = try #require(answer.responses.first)
            #expect(response.hrefs(.caldav("schedule-inbox-URL")) == [Self.inbox])
            #expect(response.hrefs(.caldav("schedule-outbox-URL")) == [Self.outbox])
            // Nobody signs in as a team, so a team asks nothing.
            let team = try await house.read(
                "PROPFIND", "/dav/principals/teams/design/", ["Depth": "0"], XML.propfind("C:schedule-outbox-URL"))
            #expect(team.responses.first?.statuses[.caldav("schedule-outbox-URL")] == 404)
        }
    }

    @Test func `rfc6638 §2.1 §2.2 the boxes are collections of their own kind in the home`() async throws {
        try await House.open { (house: House) async throws in
            let home = try await house.read(
                "PROPFIND", House.home, ["Depth": "1"], XML.propfind("D:resourcetype", "D:current-user-privilege-set"))
            let inbox = try #require(home[Self.inbox])
            let outbox = try #require(home[Self.outbox])
            #expect(inbox.names(.dav("resourcetype")) == [.dav("collection"), .caldav("schedule-inbox")])
            #expect(outbox.names(.dav("resourcetype")) == [.dav("collection"), .caldav("schedule-outbox")])
            let privileges = { (response: Multistatus.Response) in
                response.found[.dav("current-user-privilege-set")]?.children.compactMap(\.children.first?.name) ?? []
            }
            #expect(privileges(inbox).contains(.caldav("schedule-query-freebusy")))
            #expect(privileges(outbox).contains(.caldav("schedule-send-freebusy")))
            #expect(!privileges(outbox).contains(.caldav("schedule-send-invite")))
        }
    }

    @Test func `others see no boxes, whatever was granted to them on the home`() async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.home, House.href(of: house.bert), "D:all")
            let home = try await house.read(
                "PROPFIND", House.home, by: house.bert, ["Depth": "1"], XML.propfind("D:resourcetype"))
            #expect(home[House.calendar] != nil && home[Self.inbox] == nil && home[Self.outbox] == nil)
            for box in [Self.inbox, Self.outbox] {
                #expect(try await house.ask("PROPFIND", box, by: house.bert, ["Depth": "0"]).status == 403)
            }
        }
    }

    @Test(arguments: ["inbox/", "outbox/"])
    func `the boxes cannot be deleted, moved, replaced or filled`(name: String) async throws {
        try await House.open { (house: House) async throws in
            let box = House.home + name
            #expect(try await house.ask("DELETE", box).status == 403)
            #expect(try await house.ask("MKCALENDAR", box).status == 403)
            #expect(
                try await house.ask("PUT", box + "1.ics", ["Content-Type": "text/calendar"], "x").status == 405)
            #expect(
                try await house.ask("MOVE", House.calendar, ["Destination": House.base + box]).status == 403)
            #expect(try await house.ask("GET", box).status == 200)
        }
    }

    @Test func `rfc6638 §2.2 the inbox answers queries, and holds nothing`() async throws {
        try await House.open { (house: House) async throws in
            let found = try await house.read(
                "REPORT", Self.inbox, ["Depth": "1"], XML.query("<C:comp-filter name='VEVENT'/>"))
            #expect(found.responses.isEmpty)
            let fetched = try await house.read("REPORT", Self.inbox, [:], XML.multiget([Self.inbox + "1.ics"]))
            #expect(fetched[Self.inbox + "1.ics"]?.status == 404)
        }
    }

    @Test func `rfc6638 §9.2 the inbox names the calendar that invitations would go to`() async throws {
        try await House.open { (house: House) async throws in
            let name = XMLName.caldav("schedule-default-calendar-URL")
            let answer = try await house.read(
                "PROPFIND", Self.inbox, ["Depth": "0"], XML.propfind("C:schedule-default-calendar-URL"))
            #expect(answer.responses.first?.hrefs(name) == [House.calendar])
            let other = "<C:schedule-default-calendar-URL><D:href>/dav/</D:href></C:schedule-default-calendar-URL>"
            let reply = try await house.read("PROPPATCH", Self.inbox, [:], XML.set(other))
            #expect(reply.responses.first?.statuses[name] == 403)
        }
    }

    @Test(arguments: ["C:calendar-availability", "S:calendar-availability"])
    func `rfc7953 §7.2.4 what is said on the inbox under either name is said under both, and counts`(
        name: String
    ) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.read(
                "PROPPATCH", Self.inbox, [:], XML.set("<\(name)>\(Self.hours)</\(name)>"))
            #expect(reply.responses.first?.statuses.values.allSatisfy { $0 == 200 } == true)
            let answer = try await house.read(
                "PROPFIND", Self.inbox, ["Depth": "0"],
                XML.propfind("C:calendar-availability", "S:calendar-availability"))
            let response = try #require(answer.responses.first)
            for name in LiveProperty.Availability.names {
                #expect(response.text(name)?.contains("UID:hours-1") == true)
            }
            let question = XML.element(
                "C:free-busy-query", "<C:time-range start='20250106T000000Z' end='20250107T000000Z'/>")
            let times = try await house.ask("REPORT", House.home, [:], question).text
            #expect(
                times.replacing("\r\n ", with: "").contains(
                    "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20250106T000000Z/20250106T080000Z"))
            _ = try await house.read("PROPPATCH", Self.inbox, [:], XML.remove(name))
            #expect(try await !house.ask("REPORT", House.home, [:], question).text.contains("UNAVAILABLE"))
        }
    }

    @Test(arguments: [
        "", "no calendar", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20250101T000000Z\n"
            + "DTSTART:20250101T000000Z\nEND:VEVENT\nEND:VCALENDAR\n",
    ])
    func `rfc7953 §7.2.4 what says nothing of somebody's time is refused by name, and nothing is changed`(
        text: String
    ) async throws {
        try await House.open { (house: House) async throws in
            let set = { (text: String) in XML.set("<C:calendar-availability>\(text)</C:calendar-availability>") }
            _ = try await house.read("PROPPATCH", Self.inbox, [:], set(Self.hours))
            let reply = try await house.read("PROPPATCH", Self.inbox, [:], set(text))
            let response = try #require(reply.responses.first)
            #expect(response.statuses[LiveProperty.Availability.name] == 403)
            #expect(response.conditions[LiveProperty.Availability.name] == .caldav("valid-calendar-data"))
            #expect(try await house.store.availabilities(of: [house.anna.id])[house.anna.id] != nil)
        }
    }
}
