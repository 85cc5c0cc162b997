import Booking
import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Testing

/// The nights in which clocks change, and zones that are no whole hours away.
struct ClockChangeTests {
    private let catalog = ZoneCatalog()

    private func zone(_ name: String) throws -> Zone { try #require(catalog.zone(named: name)) }

    private func wall(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) throws -> WallTime {
        try #require(WallTime(year: year, month: month, day: day, hour: hour, minute: minute))
    }

    private func openings(
        in zone: Zone, on day: WallTime, from: Int = 0, to: Int = 1440, minutes: Int64 = 30, days: Int64 = 1
    ) throws -> [Opening] {
        var rules = SlotWorld.rules(minutes)
        rules.window = .rolling(CalendarDuration(days: 3650))
        let host = HostTime(id: SlotWorld.host(1), schedule: try SlotWorld.schedule(from, to, in: zone))
        let window = try #require(
            Span(from: zone.instant(of: day), to: zone.instant(of: day.advanced(bySeconds: days * 86_400))))
        let scene = SlotScene(
            type: SlotWorld.type, rules: rules, zone: zone, hosts: [host], window: window,
            now: window.start.advanced(bySeconds: -86_400))
        return SlotBook(scene).openings(lasting: rules.durations[0], in: window)
    }

    /// 23, 24 and 25 hours; half an hour on Lord Howe Island. The second showing of a time is not offered.
    @Test(arguments: [
        ("Europe/Berlin", (2026, 3, 29), 46, [120, 150]), ("Europe/Berlin", (2026, 10, 25), 48, []),
        ("America/New_York", (2026, 3, 8), 46, [120, 150]), ("America/New_York", (2026, 11, 1), 48, []),
        ("Australia/Lord_Howe", (2026, 10, 4), 47, [120]), ("Australia/Lord_Howe", (2026, 4, 5), 48, []),
        ("Asia/Kathmandu", (2026, 3, 29), 48, []),
    ])
    func `every time that the wall shows is offered once, and one that it skips is not`(
        name: String, date: (Int, Int, Int), count: Int, skipped: [Int]
    ) throws {
        let zone = try zone(name)
        let openings = try openings(in: zone, on: wall(date.0, date.1, date.2))
        let shown = openings.map { zone.wallTime(at: $0.span.start).secondOfDay / 60 }
        #expect(shown == stride(from: 0, to: 1440, by: 30).filter { !skipped.contains($0) })
        #expect(openings.count == count)
        #expect(Set(openings.map(\.span)).count == count)
        #expect(openings.allSatisfy { $0.span.seconds == 1800 })
    }

    @Test func `hours keep to the wall through a change, and move on the time line`() throws {
        let berlin = try zone("Europe/Berlin")
        let openings = try openings(in: berlin, on: wall(2026, 3, 28), from: 540, to: 600, minutes: 60, days: 3)
        #expect(openings.map { berlin.wallTime(at: $0.span.start).hour } == [9, 9, 9])
        #expect(openings[0].span.start.seconds(to: openings[1].span.start) == 23 * 3600)
    }

    @Test func `hours that begin in the skipped time begin when the clock has moved`() throws {
        let berlin = try zone("Europe/Berlin")
        let openings = try openings(in: berlin, on: wall(2026, 3, 29), from: 150, to: 300)
        #expect(openings.map { berlin.wallTime(at: $0.span.start).secondOfDay / 60 } == [180, 210, 240, 270])
    }

    @Test func `the grid is the wall's even where the offset is odd`() throws {
        let kathmandu = try zone("Asia/Kathmandu")
        let openings = try openings(in: kathmandu, on: wall(2026, 6, 2), from: 540, to: 720, minutes: 60)
        #expect(openings.map { $0.span.start.utc.minute } == [15, 15, 15])
        #expect(openings.map { kathmandu.wallTime(at: $0.span.start).hour } == [9, 10, 11])
    }

    @Test func `an interval that does not fit begins anew with the hours of each day, after the offset`() throws {
        var rules = SlotWorld.rules(20)
        rules.interval = 50 * 60
        rules.offset = 10 * 60
        let host = HostTime(id: SlotWorld.host(1), schedule: try SlotWorld.schedule(540, 660))
        let book = SlotBook(try SlotWorld.scene(rules, hosts: [host], days: 2))
        #expect(book.minutes(lasting: 20) == [550, 600, 1990, 2040])
    }

    @Test func `an appointment may go on over midnight where the hours do`() throws {
        let openings = try openings(in: .utc, on: wall(2026, 6, 2), minutes: 90, days: 1)
        #expect(openings.last.map { $0.span.start.utc.secondOfDay / 60 } == 1350)
    }

    /// Days of a duration, a notice and a window are days of the calendar.
    @Test func `a day of notice ends at the same time of day`() throws {
        let berlin = try zone("Europe/Berlin")
        let now = berlin.instant(of: try wall(2026, 3, 28, 10))
        let end = CalendarDuration(days: 1).end(from: now, in: berlin)
        #expect(berlin.wallTime(at: end) == (try wall(2026, 3, 29, 10)))
        #expect(CalendarDuration(days: 1).start(before: end, in: berlin) == now)
    }
}
