import CalendarModel
import Chronology
import HTTPTypes
import Markup
import Scheduling
import Storage
import Testing

@testable import CalDAV

/// What takes somebody's time beside their calendars, as others are told of it.
struct BusyBesideTests {
    private static let question = XML.element(
        "C:free-busy-query", "<C:time-range start='20250106T000000Z' end='20250107T000000Z'/>")

    private func lines(_ house: House, _ target: String, by somebody: Principal? = nil) async throws -> [String] {
        let reply = try await house.ask("REPORT", target, by: somebody, [:], Self.question)
        #expect(reply.status == 200)
        return reply.text.replacing("\r\n ", with: "").split(whereSeparator: \.isNewline).map(String.init)
            .filter { $0.hasPrefix("FREEBUSY") }
    }

    @Test func `an all-day entry of a calendar that was named is a day off, even where it is marked as free`()
        async throws
    {
        try await House.open { (house: House) async throws in
            let team = "/dav/calendars/design/calendar/"
            _ = try await house.store.addCalendar(
                named: ResourceName("calendar")!, of: house.team.id,
                properties: CalendarProperties(displayName: "Design"), dead: [], at: Example.now)
            let entry = { (uid: String, start: String) in
                Example.calendar(
                    ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20250101T000000Z", start]
                        .joined(separator: "\n") + "\nTRANSP:TRANSPARENT\nSUMMARY:Epiphany\nEND:VEVENT")
            }
            try await house.put(team + "1.ics", entry("1", "DTSTART;VALUE=DATE:20250106"))
            try await house.put(team + "2.ics", entry("2", "DTSTART:20250106T100000Z\nDURATION:PT1H"))
            #expect(try await lines(house, House.home) == [])
            let calendars = try await house.store.calendars(of: house.team.id)
            try await house.store.setHolidayCalendars(calendars.map(\.id), of: house.anna.id)
            let expected = ["FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20250106T000000Z/20250107T000000Z"]
            #expect(try await lines(house, House.home) == expected)
            #expect(try await lines(house, House.home, by: house.bert) == expected)
            #expect(try await lines(house, "/dav/calendars/bert/", by: house.bert) == [])
        }
    }

    @Test func `what is not known of a colleague is told as such, and not as free`() async throws {
        try await House.open { (house: House) async throws in
            var house = house
            let sources = KeptBusySources(
                store: house.store, resolver: Example.resolver, now: { Example.now })
            house.service = DAVService(
                store: house.store, resolver: Example.resolver,
                freeBusy: FreeBusyService(store: house.store, resolver: Example.resolver, sources: [sources]))
            let source = try await house.store.addBusySource(
                "https://example.org/secret.ifb", period: 3600, of: house.bert.id)
            let bert = "/dav/calendars/bert/"
            let unknown = ["FREEBUSY;FBTYPE=X-TURNUS-UNKNOWN:20250106T000000Z/20250107T000000Z"]
            #expect(try await lines(house, bert) == unknown)
            let asked = """
                BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nBEGIN:VFREEBUSY\r\nUID:q\r
                DTSTAMP:20250101T000000Z\r\nDTSTART:20250106T000000Z\r\nDTEND:20250107T000000Z\r
                ORGANIZER:mailto:anna@example.org\r\nATTENDEE:mailto:bert@example.org\r\nEND:VFREEBUSY\r
                END:VCALENDAR\r\n
                """
            let reply = try await house.ask(
                "POST", House.home + "outbox/", ["Content-Type": "text/calendar"], asked)
            let status = try reply.xml().first(.caldav("response"))?.first(.caldav("request-status"))?.text
            #expect(status?.hasPrefix("2.1;") == true && !reply.text.contains("secret"))
            try await house.store.note(
                .letter(House.event("elsewhere", "SUMMARY:Hidden")), of: source.id, at: Example.now)
            #expect(try await lines(house, bert) == ["FREEBUSY;FBTYPE=BUSY:20250106T100000Z/20250106T110000Z"])
        }
    }
}
