import Chronology
import Testing

struct InstantParsingTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-01-05T01:00:05+01:00", 1_767_571_205),
        ("2026-01-04 19:00:05-05:00", 1_767_571_205), ("2026-01-05t00:00:05z", 1_767_571_205),
    ])
    func `rfc3339 §5.6 a moment is read`(text: String, seconds: Int64) {
        #expect(Instant(rfc3339: text) == Instant(secondsSinceEpoch: seconds))
    }

    @Test(arguments: [
        "", "2026-01-05", "2026-01-05T00:00:00", "2026-02-30T00:00:00Z", "2026-01-05T25:00:00Z",
        "2026-01-05T00:00:00.5Z", "2026-01-05T00:00:00+1:00", "2026-01-05T00:00:00+01:60", "+026-01-05T00:00:00Z",
    ])
    func `rfc3339 §5.6 what is no moment is refused`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }
}
