import Chronology
import Testing

struct InstantOffsetTests {
    @Test(
        arguments: [
            ("2026-12-01T09:00:00Z", "Europe/Berlin", "2026-12-01T10:00:00+01:00"),
            ("2026-07-01T22:30:05Z", "Europe/Berlin", "2026-07-02T00:30:05+02:00"),
            ("2026-12-01T00:00:00Z", "America/St_Johns", "2026-11-30T20:30:00-03:30"),
            ("2026-12-01T00:00:00Z", "Europe/London", "2026-12-01T00:00:00+00:00"),
            ("0800-12-25T00:00:00Z", "Europe/Berlin", "0800-12-25T00:00:00Z"),
        ])
    func `rfc3339 §5.6 an instant is written with the offset of its zone`(
        text: String, zone: String, expected: String
    ) throws {
        let zone = try #require(ZoneCatalog().zone(named: zone))
        let instant = try #require(Instant(rfc3339: text))
        #expect(instant.rfc3339(in: zone) == expected)
        #expect(Instant(rfc3339: expected) == instant)
    }

    @Test func `rfc3339 §5.6 in UTC it ends in Z`() throws {
        let instant = try #require(Instant(rfc3339: "2026-12-01T09:00:00Z"))
        #expect(instant.rfc3339(in: .utc) == "2026-12-01T09:00:00Z")
    }
}
