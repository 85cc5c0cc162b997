import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Testing

struct BusyTimeTests {
    private func occurrence(_ start: Moment, _ end: Moment, _ kind: BusyKind = .busy) -> IndexedOccurrence {
        IndexedOccurrence(recurrenceID: start, start: start, end: end, isAllDay: false, busy: kind, component: 0)
    }

    private func occurrence(_ start: Int64, _ end: Int64, _ kind: BusyKind = .busy) -> IndexedOccurrence {
        occurrence(
            .absolute(Instant(secondsSinceEpoch: start)), .absolute(Instant(secondsSinceEpoch: end)), kind)
    }

    /// Every pair of occurrences in a world of five moments and every window, second by second.
    @Test func `rfc4791 §7.10 what is busy agrees with membership`() throws {
        let kinds: [BusyKind] = [.free, .busy, .tentative, .unavailable]
        let spans = (0..<5).flatMap { start in (start...5).map { (Int64(start), Int64($0)) } }
        let window = try #require(span(1, 4))
        for first in spans {
            for second in spans {
                for kind in kinds {
                    let pair = [occurrence(first.0, first.1, kind), occurrence(second.0, second.1, .busy)]
                    let time = BusyTime(pair, during: window, floatingIn: .utc)
                    for moment in Int64(0)..<6 {
                        let covering = pair.filter { $0.start.seconds <= moment && moment < $0.end.seconds }
                        let here = (1..<4).contains(moment) ? Set(covering.map(\.busy)) : []
                        let instant = Instant(secondsSinceEpoch: moment)
                        #expect(time.busy.contains(instant) == here.contains(.busy))
                        #expect(time.tentative.contains(instant) == here.contains(.tentative))
                        #expect(time.unavailable.contains(instant) == here.contains(.unavailable))
                        #expect(time.all.contains(instant) == !here.subtracting([.free]).isEmpty)
                        let isFree = (1..<4).contains(moment) && here.subtracting([.free]).isEmpty
                        #expect(time.free(during: window).contains(instant) == isFree)
                    }
                }
            }
        }
    }

    @Test func `time held tentatively can be counted as free`() throws {
        let window = try #require(span(0, 10))
        let time = BusyTime(
            [occurrence(1, 3, .tentative), occurrence(2, 5, .busy)], during: window, floatingIn: .utc)
        #expect(
            time.free(during: window, countingTentative: true) == SpanSet([span(0, 1), span(5, 10)].compactMap(\.self)))
        #expect(
            time.free(during: window, countingTentative: false)
                == SpanSet([span(0, 2), span(5, 10)].compactMap(\.self)))
    }

    @Test func `floating times and days are where the zone has them, also when clocks change`() throws {
        let berlin = try #require(ZoneCatalog().zone(named: "Europe/Berlin"))
        let window = try #require(span(0, 4_000_000_000))
        // 29 March 2026 has 23 hours in Berlin.
        let day = try #require(CivilDate(year: 2026, month: 3, day: 29))
        let whole = occurrence(.floating(WallTime(day)), .floating(WallTime(day.advanced(byDays: 1))))
        let time = BusyTime([whole], during: window, floatingIn: berlin)
        #expect(time.busy.spans.map(\.seconds) == [23 * 3600])
        #expect(time.busy.spans.first?.start == berlin.instant(of: WallTime(day)))
        let inUTC = BusyTime([whole], during: window, floatingIn: .utc)
        #expect(inUTC.busy.spans.map(\.seconds) == [24 * 3600])
        // From 2:10 to 2:50, which no clock in Berlin shows on that day.
        let skipped = occurrence(
            .floating(WallTime(day, secondOfDay: 7800)), .floating(WallTime(day, secondOfDay: 10_200)))
        #expect(BusyTime([skipped], during: window, floatingIn: berlin).busy.spans.map(\.seconds) == [2400])
    }

    @Test func `rfc6638 §9.1 a transparent calendar takes no time`() throws {
        let window = try #require(span(0, 10))
        let calendars = try [false, true].enumerated().map { index, isTransparent in
            CalendarCollection(
                id: CalendarID(rawValue: Int64(index)), owner: PrincipalID(rawValue: 1),
                name: try #require(ResourceName("c\(index)")),
                properties: CalendarProperties(displayName: "", isTransparent: isTransparent), revision: 0,
                journalStart: 0, syncKey: "k", objectCount: 0, created: Instant(secondsSinceEpoch: 0),
                modified: Instant(secondsSinceEpoch: 0))
        }
        let found = [occurrence(1, 2), occurrence(3, 4)].enumerated().map { index, occurrence in
            FoundOccurrence(
                calendar: CalendarID(rawValue: Int64(index)), object: ObjectID(rawValue: 1), occurrence: occurrence)
        }
        let time = BusyTime(found, in: calendars, during: window, floatingIn: .utc)
        #expect(time.busy == SpanSet([span(1, 2)].compactMap(\.self)))
    }

    @Test func `the busy time of two is when either is busy, kind by kind`() throws {
        let window = try #require(span(0, 10))
        let one = BusyTime([occurrence(0, 2), occurrence(4, 5, .tentative)], during: window, floatingIn: .utc)
        let two = BusyTime([occurrence(1, 3), occurrence(6, 7, .unavailable)], during: window, floatingIn: .utc)
        let both = one.union(two)
        #expect(both.busy == SpanSet([span(0, 3)].compactMap(\.self)))
        #expect(both.tentative == one.tentative && both.unavailable == two.unavailable)
        #expect(one.union(.none) == one)
    }
}

private func span(_ start: Int64, _ end: Int64) -> Span? {
    Span(from: Instant(secondsSinceEpoch: start), to: Instant(secondsSinceEpoch: end))
}
