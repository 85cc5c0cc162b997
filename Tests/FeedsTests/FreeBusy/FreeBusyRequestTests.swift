import Chronology
import Feeds
import Testing

struct FreeBusyRequestTests {
    /// 5 January 2026, half past one in the afternoon.
    private let now = Instant(secondsSinceEpoch: 1_767_571_200 + 48_600)

    private func span(_ start: String, _ end: String) throws -> Span {
        let first = try #require(Instant(rfc3339: start))
        let last = try #require(Instant(rfc3339: end))
        return try #require(Span(from: first, to: last))
    }

    @Test(arguments: ["anna", "anna.ifb", "anna.vfb", "%61nna.ifb"])
    func `a name may end as a file`(path: String) throws {
        #expect(try FreeBusyRequest(path: path, query: nil, now: now).name == "anna")
    }

    @Test(
        arguments: [
            (nil, "2026-01-05T00:00:00Z", "2026-02-16T00:00:00Z"),
            ("token=x", "2026-01-05T00:00:00Z", "2026-02-16T00:00:00Z"),
            ("start=2026-03-01T08:00:00Z&end=2026-03-02T08:00:00Z", "2026-03-01T08:00:00Z", "2026-03-02T08:00:00Z"),
            ("start=2026-03-01T08:00:00+01:00&period=P1D", "2026-03-01T07:00:00Z", "2026-03-02T07:00:00Z"),
            ("start=2026-03-01T08:00:00%2B01:00&period=PT90M", "2026-03-01T07:00:00Z", "2026-03-01T08:30:00Z"),
            ("start=20260301T080000Z&period=P1W", "2026-03-01T08:00:00Z", "2026-03-08T08:00:00Z"),
            ("start=2026-03-01&end=2026-03-02", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"),
            ("start=20260301&end=20260302", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"),
        ] as [(String?, String, String)])
    func `the part of time that is asked for`(query: String?, start: String, end: String) throws {
        #expect(try FreeBusyRequest(path: "anna", query: query, now: now).window == span(start, end))
    }

    @Test(
        arguments: [
            ("start=yesterday", .unreadable("start")), ("start=20260301T080000", .unreadable("start")),
            ("end=2026-13-01", .unreadable("end")), ("period=long", .unreadable("period")),
            ("end=2026-03-02&period=P1D", .noSpan), ("start=2026-03-02&end=2026-03-02", .noSpan),
            ("period=-P1D", .noSpan), ("start=2026-01-01&end=2028-01-01", .tooLong), ("period=P401D", .tooLong),
            ("period=P9999999999D", .unreadable("period")),
        ] as [(String, FreeBusyRequest.Refusal)])
    func `what cannot be answered is refused by name`(query: String, refusal: FreeBusyRequest.Refusal) {
        #expect(throws: refusal) { try FreeBusyRequest(path: "anna", query: query, now: now) }
    }
}
