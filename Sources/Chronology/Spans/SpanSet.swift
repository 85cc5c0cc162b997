/// A set of moments, kept as sorted spans that neither overlap nor touch.
///
/// There is one such form for every set, so `==` means "covers the same seconds".
public struct SpanSet: Hashable, Sendable {
    public let spans: [Span]

    public static let empty = SpanSet([])

    public init(_ spans: some Sequence<Span>) {
        self.init(merging: Array(spans))
    }

    /// Of a known type, so that sorting and merging are not done through the protocol.
    private init(merging spans: [Span]) {
        var merged: [Span] = []
        merged.reserveCapacity(spans.count)
        for span in Self.sorted(spans) {
            if let last = merged.last, span.start <= last.end {
                merged[merged.count - 1] = last.reaching(span.end)
            } else {
                merged.append(span)
            }
        }
        self.spans = merged
    }

    /// By start; what is in order already, as stores give it, stays as it is.
    private static func sorted(_ spans: [Span]) -> [Span] {
        let isSorted = zip(spans, spans.dropFirst()).allSatisfy { $0.start <= $1.start }
        return isSorted ? spans : spans.sorted { $0.start < $1.start }
    }

    public var isEmpty: Bool { spans.isEmpty }

    public func union(_ other: SpanSet) -> SpanSet {
        SpanSet(spans + other.spans)
    }

    /// The moments that are in both sets. Linear in the number of spans.
    public func intersection(_ other: SpanSet) -> SpanSet {
        var shared: [Span] = []
        var mine = 0
        var theirs = 0
        while mine < spans.count, theirs < other.spans.count {
            if let common = spans[mine].intersection(other.spans[theirs]) { shared.append(common) }
            if spans[mine].end < other.spans[theirs].end { mine += 1 } else { theirs += 1 }
        }
        return SpanSet(shared)
    }

    /// The moments of this set that are not in `other`. Linear in the number of spans.
    public func subtracting(_ other: SpanSet) -> SpanSet {
        var rest: [Span] = []
        var next = 0
        for span in spans {
            var start = span.start
            while next < other.spans.count, other.spans[next].end <= start { next += 1 }
            var index = next
            while index < other.spans.count, other.spans[index].start < span.end {
                if let gap = Span(from: start, to: other.spans[index].start) { rest.append(gap) }
                start = max(start, other.spans[index].end)
                index += 1
            }
            if let tail = Span(from: start, to: span.end) { rest.append(tail) }
        }
        return SpanSet(rest)
    }

    public func contains(_ instant: Instant) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= instant { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].contains(instant)
    }
}
