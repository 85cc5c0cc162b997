import Feeds
import HTTPTypes
import Testing

struct FeedLintTests {
    private static let good = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        METHOD:PUBLISH
        BEGIN:VEVENT
        UID:one
        DTSTAMP:20260101T000000Z
        DTSTART:20260101T100000Z
        END:VEVENT
        END:VCALENDAR

        """

    private static let fields: HTTPFields = [
        .contentType: "text/calendar; charset=utf-8", .contentLength: "1", .eTag: "\"a\"",
    ]

    private func codes(
        _ text: String, url: String = "https://example.org/feeds/x/work.ics", status: Int = 200,
        redirects: Int = 0, fields: HTTPFields = FeedLintTests.fields, isStrict: Bool = true
    ) throws -> [String] {
        let octets = Array((isStrict ? text.replacing("\n", with: "\r\n") : text).utf8)
        let fetched = FeedLint.Fetched(
            url: url, status: status, redirects: redirects, fields: fields, octets: octets)
        return try FeedLint.findings(in: fetched).map(\.code)
    }

    @Test func `a good feed has no findings`() throws {
        #expect(try codes(Self.good) == [])
    }

    @Test func `rfc5545 §3.1 a line that ends in LF alone is an error, named once`() throws {
        #expect(try codes(Self.good, isStrict: false) == ["line-break"])
    }

    @Test(arguments: [
        ("\u{FEFF}" + good, ["byte-order-mark"]),
        ("\n" + good, ["blank-line"]),
        (good.replacing("METHOD:PUBLISH\n", with: ""), ["missing-method"]),
        (good.replacing("VERSION:2.0\n", with: ""), ["missing-property"]),
        (good.replacing("UID:one\n", with: ""), ["missing-property"]),
        (good.replacing("DTSTAMP:20260101T000000Z\n", with: ""), ["missing-property"]),
        (good.replacing("END:VEVENT\nEND:VCALENDAR\n", with: ""), ["truncated"]),
        (good.replacing("DTSTART:", with: "DTSTART;TZID=Europe/Berlin:"), ["undefined-zone"]),
        (good.replacing("UID:one", with: "UID:" + String(repeating: "x", count: 80)), ["long-line"]),
        (good + good, ["several-calendars", "duplicate-uid"]),
        ("<html></html>\n", ["not-a-calendar"]),
    ])
    func `what subscribers stumble over has a name`(text: String, expected: [String]) throws {
        let found = try codes(text)
        #expect(expected.allSatisfy(found.contains), "found \(found)")
    }

    @Test func `an event twice is a duplicate, an override is none`() throws {
        let event = "BEGIN:VEVENT\nUID:one\nDTSTAMP:20260101T000000Z\nDTSTART:20260101T100000Z\nEND:VEVENT\n"
        let twice = Self.good.replacing("END:VCALENDAR", with: event + "END:VCALENDAR")
        #expect(try codes(twice) == ["duplicate-uid"])
        let override = event.replacing("UID:one\n", with: "UID:one\nRECURRENCE-ID:20260102T100000Z\n")
        #expect(try codes(Self.good.replacing("END:VCALENDAR", with: override + "END:VCALENDAR")) == [])
    }

    @Test func `the answer around the feed is looked at too`() throws {
        #expect(try codes(Self.good, url: "https://example.org/feed") == ["address-suffix"])
        #expect(try codes(Self.good, url: "http://example.org/a.ics") == ["plain-http"])
        #expect(try codes(Self.good, redirects: 1) == ["redirect"])
        #expect(try codes("", status: 404) == ["status"])
        #expect(
            try codes(Self.good, fields: [.contentType: "text/html"]) == [
                "content-type", "content-length", "validators",
            ])
        var compressed = Self.fields
        compressed[.contentEncoding] = "gzip"
        #expect(try codes(Self.good, fields: compressed) == ["content-encoding"])
    }

    @Test func `zones by dates alone and odd offsets are named`() throws {
        let observance =
            "BEGIN:STANDARD\nDTSTART:19700101T000000\nRDATE:19700101T000000\nTZOFFSETFROM:+005328\nTZOFFSETTO:+0100\nEND:STANDARD\n"
        let zone = "BEGIN:VTIMEZONE\nTZID:Made/Up\n" + observance + observance + "END:VTIMEZONE\n"
        let found = try codes(Self.good.replacing("BEGIN:VEVENT", with: zone + "BEGIN:VEVENT"))
        #expect(found == ["odd-offset", "odd-offset", "zone-by-dates"])
    }

    @Test func `many findings of one kind are counted, not listed`() throws {
        let events = (0..<50).map { _ in
            "BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\nDTSTART:20260101T100000Z\nEND:VEVENT\n"
        }
        let text = Self.good.replacing("END:VCALENDAR", with: events.joined() + "END:VCALENDAR")
        #expect(try codes(text).count == 10)
    }
}
