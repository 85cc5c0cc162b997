import Chronology
import ICalendar
import Scheduling
import Testing

struct WeeklyHoursTests {
    private let catalog = ZoneCatalog()

    /// Every hour of three weeks around each clock change, in three zones, against the wall clock.
    @Test(arguments: ["Europe/Berlin", "America/New_York", "UTC"])
    func `one can be had when the clock on the wall says so, and is unavailable else`(name: String) throws {
        let zone = try #require(catalog.zone(named: name))
        let blocks = [
            try #require(WeeklyHours.Block(days: [.monday, .wednesday, .friday], start: 9 * 60, end: 17 * 60)),
            try #require(WeeklyHours.Block(days: [.wednesday], start: 18 * 60, end: 24 * 60)),
            try #require(WeeklyHours.Block(days: [.sunday], start: 0, end: 12 * 60)),
        ]
        let made = Instant(utc: WallTime(try #require(CivilDate(year: 2026, month: 1, day: 7))))
        let octets = WeeklyHours(blocks, in: zone).document(uid: "hours", now: made)
        let document = try AvailabilityDocument(reading: octets, resolver: ZoneResolver(catalog: catalog))
        for month in [2, 3, 10] {
            let date = try #require(CivilDate(year: 2026, month: month, day: 16))
            let start = zone.instant(of: WallTime(date))
            let window = try #require(Span(from: start, to: start.advanced(bySeconds: 21 * 86_400)))
            let time = BusyTime(unavailabilityIn: document.objects, during: window, zones: ReadingZones(.utc))
            #expect(time.busy.isEmpty && time.tentative.isEmpty)
            for hour in 0..<Int64(21 * 24) {
                let moment = start.advanced(bySeconds: hour * 3600 + 60)
                let wall = zone.wallTime(at: moment)
                let isOpen = blocks.contains { block in
                    block.days.contains(wall.date.weekday)
                        && (block.start * 60..<block.end * 60).contains(wall.secondOfDay)
                }
                if name == "UTC" || !wall.date.isChange {
                    #expect(time.unavailable.contains(moment) == !isOpen, "\(wall)")
                }
            }
        }
    }

    /// Every quarter of an hour of three weeks around each clock change, in three zones, against the wall clock.
    @Test(arguments: ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
    func `hours in a window are those that the clock on the wall shows`(name: String) throws {
        let zone = try #require(catalog.zone(named: name))
        let blocks = [
            try #require(WeeklyHours.Block(days: [.monday, .sunday], start: 9 * 60 + 15, end: 17 * 60)),
            try #require(WeeklyHours.Block(days: [.wednesday, .saturday], start: 18 * 60, end: 24 * 60)),
        ]
        for month in [3, 10] {
            let start = zone.instant(of: WallTime(try #require(CivilDate(year: 2026, month: month, day: 16))))
            let window = try #require(
                Span(from: start.advanced(bySeconds: 5000), to: start.advanced(bySeconds: 21 * 86_400)))
            let set = WeeklyHours(blocks, in: zone).spans(during: window)
            for quarter in 0..<Int64(21 * 96) {
                let moment = start.advanced(bySeconds: quarter * 900 + 60)
                let wall = zone.wallTime(at: moment)
                let isOpen = blocks.contains { block in
                    block.days.contains(wall.date.weekday)
                        && (block.start * 60..<block.end * 60).contains(wall.secondOfDay)
                }
                #expect(set.contains(moment) == (isOpen && window.contains(moment)), "\(wall)")
            }
        }
    }

    @Test func `a block has a day and a length`() {
        #expect(WeeklyHours.Block(days: [], start: 0, end: 60) == nil)
        #expect(WeeklyHours.Block(days: [.monday], start: 60, end: 60) == nil)
        #expect(WeeklyHours.Block(days: [.monday], start: 0, end: 1441) == nil)
        #expect(WeeklyHours.Block(days: [.monday], start: -1, end: 60) == nil)
    }
}

extension CivilDate {
    /// Sundays on which clocks change: what was set by its exact length ends an hour early or late there
    /// (RFC 5545 §3.8.5.3).
    fileprivate var isChange: Bool {
        [(3, 8), (3, 29), (10, 25), (11, 1)].contains { CivilDate(year: 2026, month: $0.0, day: $0.1) == self }
    }
}
