import Chronology
import Testing

struct InstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_767_571_205, "2026-01-05T00:00:05Z"), (-1, "1969-12-31T23:59:59Z"),
        (-62_135_596_800, "0001-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ])
    func `rfc3339 §5.6 a moment is written in UTC`(seconds: Int64, text: String) {
        #expect(Instant(secondsSinceEpoch: seconds).rfc3339 == text)
    }

    @Test(arguments: [(0, "000"), (42, "042"), (999, "999")])
    func `rfc3339 §5.6 thousandths stand behind the seconds`(thousandths: Int, digits: String) {
        let moment = Instant(secondsSinceEpoch: 3600)
        #expect(moment.rfc3339(thousandths: thousandths) == "1970-01-01T01:00:00.\(digits)Z")
    }
}
