import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Scheduling

/// What is heard from elsewhere, and what is not.
struct KeptBusySourcesTests {
    private static let day = 86_400 as Int64
    private static let start = Instant(utc: WallTime(year: 2025, month: 1, day: 6)!)
    private static let window = Span(from: start, to: start.advanced(bySeconds: day))!

    private static func hours(_ first: Int64, _ last: Int64) -> Span {
        Span(from: start.advanced(bySeconds: first * 3600), to: start.advanced(bySeconds: last * 3600))!
    }

    private static let anna = Principal(
        id: PrincipalID(rawValue: 1), kind: .user, name: ResourceName("anna")!, displayName: "Anna",
        addresses: ["anna@example.org"], isAdministrator: false)

    private static func calendar(_ components: String...) -> [UInt8] {
        let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"] + components + ["END:VCALENDAR", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static let event = """
        BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:20250101T100000Z\r\nDURATION:PT1H\r
        RRULE:FREQ=DAILY\r\nEND:VEVENT
        """

    private struct Shelf: BusySourceKeeping {
        var source: BusySource
        var letter: [UInt8]?

        func busySources(of people: [PrincipalID]) -> [PrincipalID: [BusySource]] { [source.owner: [source]] }
        func busyLetters(of sources: [BusySourceID]) -> [BusySourceID: [UInt8]] {
            letter.map { [source.id: $0] } ?? [:]
        }
        func addBusySource(_ address: String, period: Int64, of person: PrincipalID) -> BusySource { source }
        func removeBusySource(_ id: BusySourceID, of person: PrincipalID) -> Bool { false }
        func busySourcesDue(at now: Instant, limit: Int) -> [BusySource] { [] }
        func note(_ fetch: BusySourceFetch, of id: BusySourceID, at now: Instant) {}
    }

    private func time(_ letter: [UInt8]?, fetched seconds: Int64? = 0) async throws -> BusyTime {
        let fetched = seconds.map { Self.start.advanced(bySeconds: -$0) }
        let source = BusySource(
            id: BusySourceID(rawValue: 1), owner: Self.anna.id, address: "https://example.org/a.ifb", period: 3600,
            fetched: fetched)
        let sources = KeptBusySources(
            store: Shelf(source: source, letter: letter), resolver: ZoneResolver(catalog: ZoneCatalog()),
            now: { Self.start })
        let person = PersonInZones(person: Self.anna, zones: ReadingZones(.utc))
        return try #require(try await sources.busyTime(of: [person], during: Self.window)[Self.anna.id])
    }

    @Test func `a calendar elsewhere takes time as one here`() async throws {
        let time = try await time(Self.calendar(Self.event))
        #expect(time == BusyTime(busy: SpanSet([Self.hours(10, 11)]), tentative: .empty, unavailable: .empty))
    }

    @Test func `what was never heard is unknown, and not free`() async throws {
        let time = try await time(nil, fetched: nil)
        #expect(time.unknown == SpanSet([Self.window]))
        #expect(time.free(during: Self.window).isEmpty)
        #expect(time.free(during: Self.window, countingTentative: false).isEmpty)
    }

    @Test(arguments: [(7199, true), (7200, false)])
    func `after two fetches that failed nothing is known any more`(seconds: Int64, isKnown: Bool) async throws {
        let time = try await time(Self.calendar(Self.event), fetched: seconds)
        #expect(time.unknown.isEmpty == isKnown)
        #expect(time.busy == SpanSet([Self.hours(10, 11)]))
    }

    @Test(arguments: ["", "<html>", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"])
    func `what cannot be read is unknown`(text: String) async throws {
        #expect(try await time(Array(text.utf8)).unknown == SpanSet([Self.window]))
    }

    @Test func `rfc5545 §3.6.4 beyond the time that a VFREEBUSY speaks of nothing is known`() async throws {
        let time = try await time(
            Self.calendar(
                "BEGIN:VFREEBUSY", "UID:1", "DTSTAMP:20250101T000000Z", "DTSTART:20250106T060000Z",
                "DTEND:20250106T180000Z", "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20250106T080000Z/PT1H", "END:VFREEBUSY"))
        #expect(time.tentative == SpanSet([Self.hours(8, 9)]))
        #expect(time.unknown == SpanSet([Self.hours(0, 6), Self.hours(18, 24)]))
    }

    @Test func `a VFREEBUSY says what is not known, and nobody takes it for free`() {
        let busy = BusyTime(
            busy: SpanSet([Self.hours(1, 2)]), tentative: .empty, unavailable: .empty,
            unknown: SpanSet([Self.hours(0, 4)]))
        let text = String(
            decoding: FreeBusyDocument.calendar(busy, during: Self.window, uid: "u", now: Self.start), as: UTF8.self
        ).replacing("\r\n ", with: "")
        #expect(text.contains("FREEBUSY;FBTYPE=BUSY:20250106T010000Z/20250106T020000Z\r\n"))
        #expect(
            text.contains(
                "FREEBUSY;FBTYPE=X-TURNUS-UNKNOWN:20250106T000000Z/20250106T010000Z,"
                    + "20250106T020000Z/20250106T040000Z\r\n"))
    }
}
