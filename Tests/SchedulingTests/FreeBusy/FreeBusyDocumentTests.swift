import Chronology
import ICalendar
import Scheduling
import Testing

struct FreeBusyDocumentTests {
    private func set(_ spans: (String, String)...) throws -> SpanSet {
        SpanSet(try spans.map { try Example.span($0.0, $0.1) })
    }

    @Test func `rfc4791 §7.10 one component in UTC, a line for each kind, and no METHOD`() throws {
        let busy = BusyTime(
            busy: try set(
                ("20250106T090000Z", "20250106T100000Z"), ("20250106T093000Z", "20250106T110000Z"),
                ("20250105T000000Z", "20250106T010000Z"), ("20250106T230000Z", "20250108T000000Z")),
            tentative: try set(("20250106T103000Z", "20250106T120000Z")),
            unavailable: try set(("20250107T000000Z", "20250108T000000Z")))
        let octets = FreeBusyDocument.calendar(
            busy, during: try Example.span("20250106T000000Z", "20250107T000000Z"), uid: "a,b",
            now: try Example.span("20250101T000000Z", "20250102T000000Z").start)
        #expect(
            Example.text(octets).replacing("\n ", with: "") == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Turnus//Turnus//EN
                BEGIN:VFREEBUSY
                UID:a\\,b
                DTSTAMP:20250101T000000Z
                DTSTART:20250106T000000Z
                DTEND:20250107T000000Z
                FREEBUSY;FBTYPE=BUSY:20250106T000000Z/20250106T010000Z,20250106T090000Z/20250106T110000Z,\
                20250106T230000Z/20250107T000000Z
                FREEBUSY;FBTYPE=BUSY-TENTATIVE:20250106T103000Z/20250106T120000Z
                END:VFREEBUSY
                END:VCALENDAR

                """)
    }

    @Test func `rfc4791 §7.10 who is free has no FREEBUSY line`() throws {
        let octets = FreeBusyDocument.calendar(
            .none, during: try Example.span("20250106T000000Z", "20250107T000000Z"), uid: "1", now: Example.now)
        #expect(!Example.text(octets).contains("FREEBUSY;") && !Example.text(octets).contains("FREEBUSY:2"))
    }

    @Test func `rfc5545 §3.8.2.6 many periods stand in many lines, none of them lost`() throws {
        let day = try Example.span("20250106T000000Z", "20250107T000000Z")
        let spans = (0..<120).compactMap { index in
            Span(from: day.start.advanced(bySeconds: index * 600), to: day.start.advanced(bySeconds: index * 600 + 300))
        }
        let busy = BusyTime(busy: SpanSet(spans), tentative: .empty, unavailable: .empty)
        let text = Example.text(FreeBusyDocument.calendar(busy, during: day, uid: "1", now: Example.now))
            .replacing("\n ", with: "")
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("FREEBUSY;FBTYPE=BUSY:") }
        #expect(lines.map { $0.split(separator: ",").count } == [50, 50, 20])
    }
}

private enum Example {
    static let now = Instant(utc: WallTime(CivilDate(dayNumber: 20_000)))

    static func span(_ start: String, _ end: String) throws -> Chronology.Span {
        let times = try [start, end].map { try CalendarTime(parsing: $0).instant(floatingIn: .utc) }
        return try #require(Span(from: times[0], to: times[1]))
    }

    static func text(_ octets: [UInt8]) -> String {
        String(decoding: octets, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
