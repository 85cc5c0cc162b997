import Chronology
import Testing

@testable import ICalendar

struct ZoneResolverTests {
    private let resolver = ZoneResolver(catalog: ZoneCatalog())

    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Europe/Berlin ", "Europe/Berlin"),
        ("\"Europe/Berlin\"", "Europe/Berlin"), ("US/Pacific", "US/Pacific"), ("America/New York", "America/New_York"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20190914_1/Asia/Tokyo", "Asia/Tokyo"),
        ("/softwarestudio.org/Olson_20011030_5/America/Indiana/Knox", "America/Indiana/Knox"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("W. Europe Daylight Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"), ("W. Europe", "Europe/Berlin"),
        ("Pacific", "America/Los_Angeles"),
        ("SA Pacific Standard Time", "America/Bogota"), ("Eastern Standard Time 1", "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna", "Europe/Berlin"),
        ("(GMT+01:00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Berlin"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"), ("US-Eastern", "US/Eastern"),
        ("Z", "UTC"), ("UTC", "UTC"), ("tzone://Microsoft/Utc", "UTC"), ("Etc/UTC", "Etc/UTC"),
        ("(UTC) Coordinated Universal Time", "Etc/UTC"), ("UTC-11", "Etc/GMT+11"), ("UTC+12", "Etc/GMT-12"),
        ("GMT-0400", "Etc/GMT+4"), ("GMT+1", "Etc/GMT-1"), ("+02:00", "Etc/GMT-2"), ("Etc/GMT+4", "Etc/GMT+4"),
        ("GMT+0530", "UTC+05:30"), ("UTC-03:30", "UTC-03:30"), ("GMT+00:00", "UTC"),
    ])
    func `knows the zone by name`(tzid: String, identifier: String) {
        #expect(resolver.zone(tzid: tzid, definition: nil)?.identifier == identifier)
    }

    @Test(arguments: [
        "", "Nowhere", "tzone://Microsoft/Custom", "Customized Time Zone", "Customized Time Zone 1", "CEST",
        "(UTC+01:00) Atlantis", "/a/b/c/d/e/f/g/h/i/j/k/l/m/Europe/Berlin", "../../etc/passwd", "Etc/GMT-0400", "1",
        "/",
    ])
    func `a name that says nothing is no zone`(tzid: String) {
        #expect(resolver.zone(tzid: tzid, definition: nil) == nil)
    }

    @Test func `every Windows name in the table is a zone of the system`() {
        for row in WindowsZones.table.split(separator: "\n") {
            let columns = row.split(separator: "|").map(String.init)
            #expect(resolver.zone(tzid: columns[0], definition: nil)?.identifier != nil, "\(columns[0])")
            if columns.count > 2 { #expect(resolver.zone(tzid: columns[2], definition: nil) != nil, "\(columns[2])") }
        }
        #expect(WindowsZones.table.split(separator: "\n").count >= 139)
    }

    @Test func `an offset by name is east when positive, in Etc it is west`() throws {
        let now = Instant(secondsSinceEpoch: 1_750_000_000)
        #expect(resolver.zone(tzid: "GMT-0400", definition: nil)?.offset(at: now) == -14_400)
        #expect(resolver.zone(tzid: "UTC+4", definition: nil)?.offset(at: now) == 14_400)
        #expect(resolver.zone(tzid: "Etc/GMT+4", definition: nil)?.offset(at: now) == -14_400)
    }

    /// The definition that lies under a Microsoft name: London without summer, an hour ahead.
    @Test func `a definition that the named zone never followed beats a Windows name`() throws {
        let lie = try timeZone(fixed("+0100"), tzid: "GMT Standard Time")
        let zone = try #require(resolver.zone(tzid: "GMT Standard Time", definition: lie))
        #expect(zone.offset(at: Instant(secondsSinceEpoch: 1_736_000_000)) == 3600)
        #expect(zone.identifier == "GMT Standard Time")
        #expect(!resolver.isWellKnown(zone))
        let numbered = try #require(resolver.zone(tzid: "Eastern Standard Time 1", definition: lie))
        #expect(numbered.offset(at: Instant(secondsSinceEpoch: 1_736_000_000)) == 3600)
    }

    @Test func `a definition that is right for a year is a snapshot of the zone it names`() throws {
        let berlin = try timeZone(european, tzid: "W. Europe Standard Time")
        #expect(resolver.zone(tzid: "W. Europe Standard Time", definition: berlin)?.identifier == "Europe/Berlin")
        #expect(resolver.zone(tzid: "W. Europe Standard Time 1", definition: berlin)?.identifier == "Europe/Berlin")
        // The rule of the United States before 2007 is out of date, not another zone.
        let old = try timeZone(oldAmerican, tzid: "Eastern Standard Time")
        #expect(resolver.zone(tzid: "Eastern Standard Time", definition: old)?.identifier == "America/New_York")
        // One summer alone.
        let summer = try timeZone(oneSummer, tzid: "W. Europe Standard Time")
        #expect(resolver.zone(tzid: "W. Europe Standard Time", definition: summer)?.identifier == "Europe/Berlin")
    }

    @Test func `an IANA name beats a definition that was cut down`() throws {
        for cut in [fixed("+0100"), fixed("+0200"), oneSummer, european] {
            let zone = resolver.zone(tzid: "Europe/Berlin", definition: try timeZone(cut, tzid: "Europe/Berlin"))
            #expect(zone?.identifier == "Europe/Berlin")
            #expect(zone.map(resolver.isWellKnown) == true)
        }
        let prefixed = "/mozilla.org/20050126_1/America/New_York"
        let old = try timeZone(oldAmerican, tzid: prefixed)
        #expect(resolver.zone(tzid: prefixed, definition: old)?.identifier == "America/New_York")
    }

    @Test func `an IANA name does not beat a definition with an offset that the zone never had`() throws {
        let other = try timeZone(fixed("-0800"), tzid: "Europe/Berlin")
        let zone = try #require(resolver.zone(tzid: "Europe/Berlin", definition: other))
        #expect(zone.offset(at: Instant(secondsSinceEpoch: 1_750_000_000)) == -28_800)
        #expect(!resolver.isWellKnown(zone))
        #expect(zone != resolver.zone(tzid: "Europe/Berlin", definition: nil))
    }

    @Test func `any other name means what its definition says`() throws {
        for name in ["tzone://Microsoft/Custom", "Customized Time Zone", "Anything, really", "Berlin"] {
            let zone = try #require(resolver.zone(tzid: name, definition: try timeZone(european, tzid: name)))
            #expect(zone.offset(at: Instant(secondsSinceEpoch: 1_750_000_000)) == 7200)
            #expect(zone.offset(at: Instant(secondsSinceEpoch: 1_736_000_000)) == 3600)
            #expect(zone.identifier == name)
        }
    }

    @Test func `a definition that says nothing leaves the name to speak`() throws {
        let empty = try timeZone("COMMENT:nothing", tzid: "Europe/Berlin")
        #expect(resolver.zone(tzid: "Europe/Berlin", definition: empty)?.identifier == "Europe/Berlin")
        #expect(resolver.zone(tzid: "Own", definition: empty) == nil)
    }

    @Test func `the same text gives the same zone, another text another`() throws {
        let first = try #require(resolver.zone(tzid: "Own", definition: try timeZone(fixed("+0123"))))
        #expect(resolver.zone(tzid: "Own", definition: try timeZone(fixed("+0123"))) == first)
        #expect(resolver.zone(tzid: "Own", definition: try timeZone(fixed("+0124"))) != first)
        // Far more texts than are kept.
        for minute in 0..<1500 {
            let text = fixed("+0\(minute % 10)\(minute / 10 % 6)\(minute % 10)") + "\nX-NUMBER:\(minute)"
            #expect(resolver.zone(tzid: "Own", definition: try timeZone(text)) != nil)
        }
        #expect(resolver.zone(tzid: "Own", definition: try timeZone(fixed("+0123"))) == first)
    }

    private func fixed(_ offset: String) -> String {
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:\(offset)\nTZOFFSETTO:\(offset)\nEND:STANDARD"
    }

    private let european = rules("+0100", "+0200", "BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU", hours: 2, 3)
    private let oldAmerican = rules("-0500", "-0400", "BYMONTH=4;BYDAY=1SU", "BYMONTH=10;BYDAY=-1SU", hours: 2, 2)
    private let oneSummer = """
        BEGIN:DAYLIGHT
        DTSTART:20250330T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20251026T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        """
}

private func rules(
    _ standard: String, _ daylight: String, _ begin: String, _ end: String, hours first: Int, _ second: Int
) -> String {
    """
    BEGIN:STANDARD
    DTSTART:16010101T0\(second)0000
    TZOFFSETFROM:\(daylight)
    TZOFFSETTO:\(standard)
    RRULE:FREQ=YEARLY;\(end)
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010101T0\(first)0000
    TZOFFSETFROM:\(standard)
    TZOFFSETTO:\(daylight)
    RRULE:FREQ=YEARLY;\(begin)
    END:DAYLIGHT
    """
}
