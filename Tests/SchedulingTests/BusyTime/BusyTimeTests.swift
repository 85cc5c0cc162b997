import Chronology
import ICalendar
import Scheduling
import Testing

struct BusyTimeTests {
    @Test func `time held tentatively can be counted as free`() throws {
        let window = try #require(span(0, 10))
        let time = BusyTime([.tentative: [try #require(span(1, 3))], .busy: [try #require(span(2, 5))]])
        #expect(
            time.free(during: window, countingTentative: true) == SpanSet([span(0, 1), span(5, 10)].compactMap(\.self)))
        #expect(
            time.free(during: window, countingTentative: false)
                == SpanSet([span(0, 2), span(5, 10)].compactMap(\.self)))
    }

    @Test func `the busy time of two is when either is busy, kind by kind`() throws {
        let one = BusyTime([.busy: [try #require(span(0, 2))], .tentative: [try #require(span(4, 5))]])
        let two = BusyTime([.busy: [try #require(span(1, 3))], .unavailable: [try #require(span(6, 7))]])
        let both = one.union(two)
        #expect(both.busy == SpanSet([span(0, 3)].compactMap(\.self)))
        #expect(both.tentative == one.tentative && both.unavailable == two.unavailable)
        #expect(one.union(.none) == one)
    }

    @Test func `each kind is found by its name, and nothing is busy that is free`() throws {
        let spans = try BusyKind.allCases.enumerated().map { index, kind in
            (kind, try #require(span(Int64(index), Int64(index) + 1)))
        }
        let time = BusyTime(Dictionary(uniqueKeysWithValues: spans.map { ($0.0, [$0.1]) }))
        for (kind, span) in spans { #expect(time[kind] == (kind == .free ? .empty : SpanSet([span]))) }
    }
}

private func span(_ start: Int64, _ end: Int64) -> Span? {
    Span(from: Instant(secondsSinceEpoch: start), to: Instant(secondsSinceEpoch: end))
}
