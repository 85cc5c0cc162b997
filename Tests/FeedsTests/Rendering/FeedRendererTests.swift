import CalendarModel
import Chronology
import Feeds
import ICalendar
import Testing

struct FeedRendererTests {
    static let berlin = """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        DTSTART:19700329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """

    static func event(_ uid: String, zone: String = berlin, tzid: String = "Europe/Berlin", extra: String = "")
        -> String
    {
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        \(zone.isEmpty ? "" : zone + "\n")BEGIN:VEVENT
        UID:\(uid)
        DTSTAMP:20260101T000000Z
        DTSTART;TZID=\(tzid):20260610T100000
        DTEND;TZID=\(tzid):20260610T110000
        SUMMARY:Besprechung \(uid)
        x-odd;p="a,b":kept  as it is
        \(extra)END:VEVENT
        END:VCALENDAR

        """
    }

    @Test func `the head names the calendar for every reader`() async throws {
        let feed = try await StillStore([]).feed()
        #expect(
            feed == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Turnus//Turnus//EN
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                NAME:Büro\\, Süd
                X-WR-CALNAME:Büro\\, Süd
                DESCRIPTION:Alles
                X-WR-CALDESC:Alles
                X-WR-TIMEZONE:Europe/Berlin
                COLOR:red
                X-APPLE-CALENDAR-COLOR:#ff0000
                REFRESH-INTERVAL;VALUE=DURATION:PT1H
                X-PUBLISHED-TTL:PT1H
                END:VCALENDAR

                """)
    }

    @Test func `components go out octet for octet, and a zone stands once before its first use`() async throws {
        let feed = try await StillStore([Self.event("a"), Self.event("b")]).feed()
        let component = try #require(Self.event("a").split(separator: "END:VTIMEZONE\n").last).split(
            separator: "END:VCALENDAR")[0]
        #expect(feed.contains(component))
        #expect(feed.contains("SUMMARY:Besprechung b\nx-odd;p=\"a,b\":kept  as it is\n"))
        #expect(feed.split(separator: "BEGIN:VTIMEZONE").count == 2)
        let zone = try #require(feed.firstRange(of: "BEGIN:VTIMEZONE"))
        let use = try #require(feed.firstRange(of: "DTSTART;TZID"))
        #expect(zone.lowerBound < use.lowerBound)
        #expect(!feed.contains("PRODID:-//Example"))
    }

    @Test func `a zone by reference is described in the feed`() async throws {
        let feed = try await StillStore([Self.event("a", zone: "")]).feed()
        #expect(feed.contains("BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n"))
    }

    @Test func `one name for two sets of rules becomes two names`() async throws {
        let east = Self.berlin.replacing("Europe/Berlin", with: "Ours")
        let west = east.replacing("+0100", with: "-0500").replacing("+0200", with: "-0400")
        let feed = try await StillStore([
            Self.event("a", zone: east, tzid: "Ours"), Self.event("b", zone: west, tzid: "Ours"),
            Self.event("c", zone: west, tzid: "Ours"),
        ]).feed()
        #expect(feed.split(separator: "BEGIN:VTIMEZONE").count == 3)
        #expect(feed.split(separator: "DTSTART;TZID=Ours:").count == 2)
        #expect(feed.split(separator: "DTSTART;TZID=Ours-2:").count == 3)
    }

    @Test func `rfc5545 §3.6.1 an event without DTSTAMP gets one that never changes`() async throws {
        let text = Self.event("a").replacing("DTSTAMP:20260101T000000Z\n", with: "LAST-MODIFIED:20260203T040506Z\n")
        #expect(try await StillStore([text]).feed().contains("DTSTAMP:20260203T040506Z\n"))
    }

    @Test func `lines that end in LF alone go out with CRLF`() async throws {
        var store = try StillStore([Self.event("a")])
        store.objects[0].octets.removeAll { $0 == 0x0D }
        let octets = Gathered()
        let catalog = ZoneCatalog()
        try await FeedService(
            links: store, calendars: store, principals: store, resolver: ZoneResolver(catalog: catalog),
            catalog: catalog,
            phrases: .english
        ).render(store.links[0], at: Instant(secondsSinceEpoch: 0)) { octets.append($0) }
        let all = octets.all
        #expect(all.indices.allSatisfy { all[$0] != 0x0A || all[$0 - 1] == 0x0D })
    }

    @Test func `an object that cannot be read leaves a hole, not a broken feed`() async throws {
        let feed = try await StillStore(["nonsense", Self.event("b")]).feed()
        #expect(feed.contains("UID:b"))
        #expect(feed.hasSuffix("END:VEVENT\nEND:VCALENDAR\n"))
    }

    @Test(arguments: [FeedLink.Detail.full, .busyOnly])
    func `rfc5545 §3.8.4.7 a meeting that stands in two calendars is shown once`(detail: FeedLink.Detail) async throws {
        var store = try StillStore([Self.event("a"), Self.event("b")], detail: detail)
        try store.addCalendar([Self.event("c"), Self.event("b")])
        let feed = try await store.feed()
        #expect(feed.split(separator: "BEGIN:VEVENT").count == 4)
        let identifiers = feed.split(separator: "\n").filter { $0.hasPrefix("UID:") }
        #expect(identifiers.count == 3 && Set(identifiers).count == 3)
    }
}
