public import Chronology

/// The slots there are, on the wall clock of a zone.
///
/// A slot begins where the clock on the wall shows a multiple of the interval since midnight. A time that clocks skip
/// is no slot, a time that they show twice is one, the first; every other time is there on every day, whatever the
/// offset is.
public struct SlotGrid: Hashable, Sendable {
    public let rule: SlotRule
    public let zone: Zone

    public init(_ rule: SlotRule, in zone: Zone) {
        self.rule = rule
        self.zone = zone
    }

    /// The slots that lie in `open` and, with their buffers, do not meet `busy`, in order; at most `limit`.
    public func slots(open: SpanSet, busy: SpanSet, now: Instant, limit: Int = .max) -> [Span] {
        var slots: [Span] = []
        let earliest = now.advanced(bySeconds: rule.notice)
        for span in open.spans where span.end > earliest {
            for start in starts(in: span, from: earliest) {
                guard slots.count < limit else { return slots }
                guard let slot = slot(at: start), isClear(slot, of: busy) else { continue }
                slots.append(slot)
            }
        }
        return slots
    }

    /// Whether one of `slots` begins here: the same question for one time, asked again when it is taken.
    public func isOffered(_ start: Instant, open: SpanSet, busy: SpanSet, now: Instant) -> Bool {
        let wallTime = zone.wallTime(at: start)
        guard start >= now.advanced(bySeconds: rule.notice), wallTime.secondOfDay % rule.interval == 0,
            zone.instant(of: wallTime) == start, let slot = slot(at: start),
            open.spans.contains(where: { $0.start <= slot.start && slot.end <= $0.end })
        else { return false }
        return isClear(slot, of: busy)
    }

    private func slot(at start: Instant) -> Span? {
        Span(from: start, to: start.advanced(bySeconds: rule.duration))
    }

    /// The moments on the grid at which a slot could begin and still end in `span`.
    private func starts(in span: Span, from earliest: Instant) -> some Sequence<Instant> {
        let first = max(span.start, earliest)
        let last = span.end.advanced(bySeconds: -rule.duration)
        return sequence(state: firstWallTime(from: zone.wallTime(at: first))) { next -> Instant? in
            while true {
                let wallTime = next
                let instant = zone.instant(of: wallTime)
                guard instant <= last else { return nil }
                next = firstWallTime(from: wallTime.advanced(bySeconds: 1))
                // A skipped time reads as another one, and a time in its second showing was there before.
                guard instant >= first, zone.wallTime(at: instant) == wallTime else { continue }
                return instant
            }
        }
    }

    /// The first time on the grid that is not before this one.
    private func firstWallTime(from wallTime: WallTime) -> WallTime {
        let steps = (wallTime.secondOfDay + rule.interval - 1) / rule.interval
        let second = steps * rule.interval
        return second < 86_400
            ? WallTime(wallTime.date, secondOfDay: second) : WallTime(wallTime.date.advanced(byDays: 1))
    }

    private func isClear(_ slot: Span, of busy: SpanSet) -> Bool {
        let start = slot.start.advanced(bySeconds: -rule.bufferBefore)
        let end = slot.end.advanced(bySeconds: rule.bufferAfter)
        guard let padded = Span(from: start, to: end) else { return false }
        return busy.firstMeeting(padded) == nil
    }
}

extension SpanSet {
    /// The first span that overlaps `other`; logarithmic in the number of spans.
    func firstMeeting(_ other: Span) -> Span? {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= other.start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].overlaps(other) ? spans[low] : nil
    }
}
