import Chronology
import Testing

struct SpanSetTests {
    @Test func `merges spans that touch`() {
        #expect(SpanSet([span(0, 5), span(5, 9)]) == SpanSet([span(0, 9)]))
    }

    @Test func `keeps spans apart that leave a second free`() {
        #expect(SpanSet([span(6, 9), span(0, 5)]).spans == [span(0, 5), span(6, 9)])
    }

    @Test func `a span inside another leaves no trace`() {
        #expect(SpanSet([span(0, 9), span(2, 3)]).spans == [span(0, 9)])
    }

    @Test(arguments: [
        (busy: span(0, 2), free: [span(2, 10)]),
        (busy: span(4, 6), free: [span(0, 4), span(6, 10)]),
        (busy: span(0, 10), free: []),
        (busy: span(20, 30), free: [span(0, 10)]),
    ])
    func `subtracting leaves what is outside`(busy: Span, free: [Span]) {
        #expect(SpanSet([span(0, 10)]).subtracting(SpanSet([busy])) == SpanSet(free))
    }

    @Test func `the empty set has no spans and no moments`() {
        #expect(SpanSet.empty.isEmpty)
        #expect(!SpanSet.empty.contains(Instant(secondsSinceEpoch: 0)))
        #expect(SpanSet.empty != SpanSet([span(0, 1)]))
    }

    /// Every set over six moments has one form: spans that neither overlap nor touch, in order.
    @Test func `there is one form for every set`() {
        for bits in 0..<64 {
            let built = set(ofBits: bits)
            for (span, next) in zip(built.spans, built.spans.dropFirst()) { #expect(span.end < next.start) }
            #expect(SpanSet(built.spans.reversed()) == built)
            #expect(self.bits(of: built) == bits)
        }
    }

    /// Checks the algebra against plain membership, for every pair of sets over six moments.
    @Test func `union, intersection and difference agree with membership`() {
        for a in 0..<64 {
            let first = set(ofBits: a)
            for b in 0..<64 {
                let second = set(ofBits: b)
                #expect(first.subtracting(second) == set(ofBits: a & ~b))
                #expect(first.intersection(second) == set(ofBits: a & b))
                #expect(first.union(second) == set(ofBits: a | b))
            }
        }
    }

    /// The same for spans of any length that may overlap: every three of the fifteen spans over six moments.
    @Test func `any heap of spans covers what its spans cover`() {
        let all = (0..<6).flatMap { start in (start + 1...6).map { span(Int64(start), Int64($0)) } }
        for first in all {
            for second in all {
                for third in all {
                    let built = SpanSet([first, second, third])
                    for moment in 0..<6 {
                        let instant = Instant(secondsSinceEpoch: Int64(moment))
                        let isCovered = first.contains(instant) || second.contains(instant) || third.contains(instant)
                        #expect(built.contains(instant) == isCovered)
                    }
                }
            }
        }
    }

    private func bits(of set: SpanSet) -> Int {
        (0..<6).reduce(0) { $0 | (set.contains(Instant(secondsSinceEpoch: Int64($1))) ? 1 << $1 : 0) }
    }
}

private func span(_ start: Int64, _ end: Int64) -> Span {
    Span(from: Instant(secondsSinceEpoch: start), to: Instant(secondsSinceEpoch: end))!
}

private func set(ofBits bits: Int) -> SpanSet {
    SpanSet((0..<6).filter { bits >> $0 & 1 == 1 }.map { span(Int64($0), Int64($0) + 1) })
}
