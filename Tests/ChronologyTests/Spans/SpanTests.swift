import Chronology
import Testing

struct SpanTests {
    @Test func `a span that ends where it starts or before does not exist`() {
        let noon = Instant(secondsSinceEpoch: 43_200)
        #expect(Span(from: noon, to: noon) == nil)
        #expect(Span(from: noon, to: noon.advanced(bySeconds: -1)) == nil)
        #expect(Span(from: noon, to: noon.advanced(bySeconds: 1))?.seconds == 1)
    }

    /// Overlap and intersection against plain membership, for every pair of spans over five moments.
    @Test func `rfc4791 §9.9 spans that only touch do not overlap`() throws {
        let moments = (0...5).map { Instant(secondsSinceEpoch: $0) }
        let spans = moments.flatMap { start in moments.compactMap { Span(from: start, to: $0) } }
        for first in spans {
            for second in spans {
                let shared = moments.filter { first.contains($0) && second.contains($0) }
                #expect(first.overlaps(second) == !shared.isEmpty)
                let common = first.intersection(second)
                #expect(moments.filter { common?.contains($0) ?? false } == shared)
            }
        }
    }
}
