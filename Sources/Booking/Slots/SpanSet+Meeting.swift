import Chronology

extension SpanSet {
    /// The number of the first span that ends after `instant`; logarithmic in the number of spans.
    private func index(endingAfter instant: Instant) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether some moment of `span` is in the set.
    func meets(_ span: Span) -> Bool {
        let index = index(endingAfter: span.start)
        return index < spans.count && spans[index].start < span.end
    }

    /// Whether every moment of `span` is in the set.
    func covers(_ span: Span) -> Bool {
        let index = index(endingAfter: span.start)
        return index < spans.count && spans[index].start <= span.start && span.end <= spans[index].end
    }
}
