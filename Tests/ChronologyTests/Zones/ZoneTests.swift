import Chronology
import Testing

struct ZoneTests {
    private static let catalog = ZoneCatalog()

    private static func zone(_ name: String) throws -> Zone {
        try #require(catalog.zone(named: name), "the package tzdata has no \(name)")
    }

    private func wall(_ text: String) throws -> WallTime {
        let parts = text.split { "-T: ".contains($0) }.compactMap { Int($0) }
        return try #require(
            WallTime(
                year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
                second: parts.count > 5 ? parts[5] : 0))
    }

    @Test(arguments: [
        // Gaps: the offset before them.
        ("Europe/Berlin", "2025-03-30 02:30", "2025-03-30 01:30"),
        ("Europe/Berlin", "2025-03-30 02:00", "2025-03-30 01:00"),
        ("Europe/Berlin", "2025-03-30 03:00", "2025-03-30 01:00"),
        ("Europe/Berlin", "2025-03-30 01:59:59", "2025-03-30 00:59:59"),
        ("America/New_York", "2007-03-11 02:30", "2007-03-11 07:30"),
        ("Australia/Lord_Howe", "2025-10-05 02:15", "2025-10-04 15:45"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 22:00"),
        ("Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00"),
        // Repeated times: the first.
        ("Europe/Berlin", "2025-10-26 02:30", "2025-10-26 00:30"),
        ("Europe/Berlin", "2025-10-26 02:00", "2025-10-26 00:00"),
        ("Europe/Berlin", "2025-10-26 03:00", "2025-10-26 02:00"),
        ("America/New_York", "2007-11-04 01:30", "2007-11-04 05:30"),
        ("Australia/Lord_Howe", "2025-04-06 01:45", "2025-04-05 14:45"),
    ])
    func `rfc5545 §3.3.5 a skipped time is read with the offset before, a repeated one is the first`(
        name: String, local: String, utc: String
    ) throws {
        #expect(try Self.zone(name).instant(of: wall(local)) == Instant(utc: wall(utc)))
    }

    @Test(arguments: [
        ("Europe/Dublin", "2025-01-15 12:00", 0), ("Europe/Dublin", "2025-07-15 12:00", 3600),
        ("Africa/Casablanca", "2025-03-10 12:00", 0), ("Africa/Casablanca", "2025-05-10 12:00", 3600),
        ("Asia/Kathmandu", "2025-05-10 12:00", 20_700), ("America/St_Johns", "2025-07-10 12:00", -9000),
        ("Europe/Berlin", "2150-07-01 12:00", 7200), ("Europe/Berlin", "2150-01-01 12:00", 3600),
        ("America/New_York", "9999-07-01 12:00", -14_400), ("Pacific/Apia", "2011-12-29 12:00", -36_000),
        ("Pacific/Apia", "2012-01-01 12:00", 50_400), ("Etc/GMT+5", "2025-01-01 00:00", -18_000),
        ("Europe/Berlin", "1890-01-01 12:00", 3208), ("Asia/Tokyo", "2120-01-01 12:00", 32_400),
    ])
    func `knows the offset at`(name: String, utc: String, offset: Int) throws {
        let zone = try Self.zone(name)
        let instant = Instant(utc: try wall(utc))
        #expect(zone.offset(at: instant) == offset)
        #expect(zone.wallTime(at: instant) == instant.utc.advanced(bySeconds: Int64(offset)))
    }
}
