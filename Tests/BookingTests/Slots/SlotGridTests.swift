import Booking
import Chronology
import Testing

struct SlotGridTests {
    private let catalog = ZoneCatalog()

    private func zone(_ name: String) throws -> Zone {
        try #require(catalog.zone(named: name))
    }

    private func rule(
        _ minutes: Int64, every interval: Int, before: Int64 = 0, after: Int64 = 0, notice: Int64 = 0
    ) throws -> SlotRule {
        try #require(
            SlotRule(
                duration: minutes * 60, interval: interval * 60, bufferBefore: before * 60, bufferAfter: after * 60,
                notice: notice * 60))
    }

    private func time(_ day: Int, _ hour: Int, _ minute: Int = 0, month: Int = 6) throws -> WallTime {
        try #require(WallTime(year: 2026, month: month, day: day, hour: hour, minute: minute))
    }

    private func open(_ zone: Zone, _ spans: [(WallTime, WallTime)]) -> SpanSet {
        SpanSet(spans.compactMap { Span(from: zone.instant(of: $0.0), to: zone.instant(of: $0.1)) })
    }

    private func shown(_ slots: [Span], in zone: Zone) -> [String] {
        slots.map { slot in
            let wallTime = zone.wallTime(at: slot.start)
            return "\(wallTime.hour):\(wallTime.minute / 10)\(wallTime.minute % 10)"
        }
    }

    private let longAgo = Instant(secondsSinceEpoch: 0)

    @Test func `slots begin on the grid of the wall clock and end before closing`() throws {
        let berlin = try zone("Europe/Berlin")
        let grid = SlotGrid(try rule(45, every: 30), in: berlin)
        let hours = open(berlin, [(try time(2, 9, 10), try time(2, 11))])
        #expect(shown(grid.slots(open: hours, busy: .empty, now: longAgo), in: berlin) == ["9:30", "10:00"])
        let areWhole = grid.slots(open: hours, busy: .empty, now: longAgo).allSatisfy { $0.seconds == 45 * 60 }
        #expect(areWhole)
    }

    @Test func `the grid is the wall's even where the offset is odd`() throws {
        let kathmandu = try zone("Asia/Kathmandu")
        let grid = SlotGrid(try rule(60, every: 60), in: kathmandu)
        let hours = open(kathmandu, [(try time(2, 9), try time(2, 12))])
        #expect(
            shown(grid.slots(open: hours, busy: .empty, now: longAgo), in: kathmandu) == ["9:00", "10:00", "11:00"])
    }

    @Test func `an interval that does not fit the day begins anew at midnight`() throws {
        let grid = SlotGrid(try rule(10, every: 500), in: .utc)
        let hours = open(.utc, [(try time(2, 0), try time(4, 0))])
        #expect(
            shown(grid.slots(open: hours, busy: .empty, now: longAgo), in: .utc)
                == ["0:00", "8:20", "16:40", "0:00", "8:20", "16:40"])
    }

    @Test func `buffers keep clear of what is busy and may lie outside the hours`() throws {
        let hours = open(.utc, [(try time(2, 9), try time(2, 13))])
        let busy = open(.utc, [(try time(2, 10, 30), try time(2, 11))])
        let plain = SlotGrid(try rule(30, every: 30), in: .utc)
        #expect(
            shown(plain.slots(open: hours, busy: busy, now: longAgo), in: .utc)
                == ["9:00", "9:30", "10:00", "11:00", "11:30", "12:00", "12:30"])
        let padded = SlotGrid(try rule(30, every: 30, before: 10, after: 15), in: .utc)
        #expect(
            shown(padded.slots(open: hours, busy: busy, now: longAgo), in: .utc)
                == ["9:00", "9:30", "11:30", "12:00", "12:30"])
    }

    @Test func `notice is counted from now`() throws {
        let hours = open(.utc, [(try time(2, 9), try time(2, 12))])
        let grid = SlotGrid(try rule(30, every: 60, notice: 60), in: .utc)
        let now = Zone.utc.instant(of: try time(2, 9))
        #expect(shown(grid.slots(open: hours, busy: .empty, now: now), in: .utc) == ["10:00", "11:00"])
        let later = now.advanced(bySeconds: 1)
        #expect(shown(grid.slots(open: hours, busy: .empty, now: later), in: .utc) == ["11:00"])
        #expect(shown(grid.slots(open: hours, busy: .empty, now: longAgo, limit: 2), in: .utc) == ["9:00", "10:00"])
    }

    @Test func `rfc5545 §3.3.5 when clocks go forward the skipped times are no slots and the others all are`() throws {
        let berlin = try zone("Europe/Berlin")
        let grid = SlotGrid(try rule(30, every: 30), in: berlin)
        let hours = open(berlin, [(try time(29, 1, month: 3), try time(29, 4, 30, month: 3))])
        #expect(
            shown(grid.slots(open: hours, busy: .empty, now: longAgo), in: berlin)
                == ["1:00", "1:30", "3:00", "3:30", "4:00"])
    }

    @Test func `rfc5545 §3.3.5 when clocks go back a time shown twice is one slot`() throws {
        let berlin = try zone("Europe/Berlin")
        let grid = SlotGrid(try rule(30, every: 30), in: berlin)
        let hours = open(berlin, [(try time(25, 1, 30, month: 10), try time(25, 4, month: 10))])
        let slots = grid.slots(open: hours, busy: .empty, now: longAgo)
        #expect(shown(slots, in: berlin) == ["1:30", "2:00", "2:30", "3:00", "3:30"])
        #expect(slots[3].start.seconds(to: slots[2].start) == -90 * 60)
    }

    /// Against the definition: a moment is a slot when the wall shows a grid time there for the first time.
    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca",
        "Pacific/Apia", "UTC",
    ])
    func `over a year the slots are those of the definition, each once, and each is accepted again`(
        name: String
    ) throws {
        let zone = try zone(name)
        let grid = SlotGrid(try rule(15, every: 30), in: zone)
        // 2011 for Apia, which left out a day.
        let start = Instant(secondsSinceEpoch: name == "Pacific/Apia" ? 1_293_840_000 : 1_767_225_600)
        let end = start.advanced(bySeconds: 370 * 86_400)
        let hours = SpanSet([try #require(Span(from: start, to: end))])
        let slots = grid.slots(open: hours, busy: .empty, now: start).map(\.start)
        var expected: [Instant] = []
        var moment = start
        while moment <= end.advanced(bySeconds: -900) {
            let wallTime = zone.wallTime(at: moment)
            if wallTime.secondOfDay % 1800 == 0, zone.instant(of: wallTime) == moment { expected.append(moment) }
            moment = moment.advanced(bySeconds: 900)
        }
        #expect(slots == expected)
        #expect(Set(slots.map { zone.wallTime(at: $0) }).count == slots.count)
        for slot in slots.prefix(20_000) {
            #expect(grid.isOffered(slot, open: hours, busy: .empty, now: start))
        }
    }

    /// Every set of busy moments in a small world, with buffers, and every moment of it.
    @Test func `what is offered is what is accepted`() throws {
        let rule = try #require(SlotRule(duration: 2, interval: 2, bufferBefore: 1, bufferAfter: 1, notice: 1))
        let grid = SlotGrid(rule, in: .utc)
        let hours = SpanSet([
            try #require(Span(from: instant(1), to: instant(6))), try #require(Span(from: instant(8), to: instant(12))),
        ])
        for bits in 0..<4096 {
            let busy = SpanSet(
                (0..<12).filter { bits >> $0 & 1 == 1 }.compactMap { Span(from: instant($0), to: instant($0 + 1)) })
            let slots = Set(grid.slots(open: hours, busy: busy, now: instant(2)).map(\.start))
            for moment in 0..<12 {
                let isOpen = (1...4).contains(moment) || (8...10).contains(moment)
                let isClear = (moment - 1..<moment + 3).allSatisfy { $0 < 0 || bits >> $0 & 1 == 0 }
                let isSlot = moment % 2 == 0 && moment >= 3 && isOpen && isClear
                #expect(slots.contains(instant(moment)) == isSlot)
                #expect(grid.isOffered(instant(moment), open: hours, busy: busy, now: instant(2)) == isSlot)
            }
        }
    }

    @Test func `a rule whose numbers make no sense is none`() {
        #expect(SlotRule(duration: 0, interval: 60) == nil)
        #expect(SlotRule(duration: 60, interval: 0) == nil)
        #expect(SlotRule(duration: 60, interval: 86_401) == nil)
        #expect(SlotRule(duration: 60, interval: 60, bufferBefore: -1) == nil)
        #expect(SlotRule(duration: 60, interval: 60, notice: -1) == nil)
    }
}

private func instant(_ second: Int) -> Instant {
    Instant(secondsSinceEpoch: Int64(second))
}
