/// What a `Zone` refers to: the changes that are known one by one, and the rule for all later years.
///
/// Immutable, hence shared between threads without a lock.
final class ZoneRules: Sendable {
    let identifier: String
    private let initial: Zone.Observance
    /// The moments of the changes, ascending, in seconds since the epoch.
    private let starts: [Int64]
    /// The offset that holds from `starts[n]` on: apart from `observances`, so that looking it up counts no references.
    private let offsets: [Int64]
    private let observances: [Zone.Observance]
    /// The changes that come round every year after the last of `starts`; empty when there are none.
    private let tail: [Zone.AnnualChange]
    /// The numbers of `tail`, apart for the same reason as `offsets`.
    private let annual: [Annual]

    private struct Annual {
        let day: AnnualDay
        /// From UTC midnight of the day to the change, in seconds.
        let shift: Int64
        let offset: Int64

        func seconds(in year: Int) -> Int64 {
            Int64(day.dayNumber(in: year)) &* 86_400 &+ shift
        }
    }

    /// A stretch with one offset that ends before `end`.
    struct Segment {
        let offset: Int64
        let end: Int64
    }

    init(
        identifier: String, initial: Zone.Observance, changes: [(at: Instant, to: Zone.Observance)],
        tail: [Zone.AnnualChange]
    ) {
        self.identifier = identifier
        self.initial = initial.bounded
        var ordered: [(at: Int64, to: Zone.Observance)] = []
        for change in changes.enumerated().sorted(by: { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }) {
            if ordered.last?.at == change.element.at.secondsSinceEpoch { ordered.removeLast() }
            ordered.append((change.element.at.secondsSinceEpoch, change.element.to.bounded))
        }
        self.tail = tail.map { change in
            var bounded = change
            bounded.observance = change.observance.bounded
            return bounded
        }
        self.annual = self.tail.map {
            Annual(day: $0.day, shift: Int64($0.secondOfDay - $0.offsetBefore), offset: Int64($0.observance.offset))
        }
        if let last = ordered.last {
            ordered += ZoneRules.changes(
                of: self.tail, annual, from: last.at &+ 1, to: ZoneRules.workedOutUntil)
        }
        self.starts = ordered.map(\.at)
        self.offsets = ordered.map { Int64($0.to.offset) }
        self.observances = ordered.map(\.to)
    }

    /// The stretch that `seconds` lies in.
    func segment(at seconds: Int64) -> Segment {
        guard let last = starts.last else {
            return tail.isEmpty ? Segment(offset: Int64(initial.offset), end: .max) : tailSegment(at: seconds)
        }
        if seconds >= last {
            return tail.isEmpty ? Segment(offset: offsets[offsets.count - 1], end: .max) : tailSegment(at: seconds)
        }
        let next = firstStart(after: seconds)
        return Segment(offset: next == 0 ? Int64(initial.offset) : offsets[next - 1], end: starts[next])
    }

    /// The first moment at which clocks show `wall`, or, where they skip it, that of the offset before the gap
    /// (RFC 5545 §3.3.5).
    func seconds(ofWall wall: Int64) -> Int64 {
        // Nothing that ends earlier than this can show the time, nor can what begins later than `latest`.
        var segment = segment(at: wall &- Int64(Zone.widestOffset) &- 1)
        let latest = wall &+ Int64(Zone.widestOffset)
        var start = Int64.min
        var before = Int64.min
        var skipped: Int64?
        while true {
            let candidate = wall &- segment.offset
            if candidate >= start, candidate < segment.end || segment.end == .max { return candidate }
            // The clock had not come to the time when the last stretch ended, and is past it when this one begins.
            if candidate < start, skipped == nil { skipped = before }
            if segment.end > latest { return skipped ?? candidate }
            before = candidate
            start = segment.end
            segment = self.segment(at: start)
        }
    }

    func observance(at seconds: Int64) -> Zone.Observance {
        if seconds >= starts.last ?? .min, let index = tailPosition(at: seconds).current {
            return tail[index].observance
        }
        let next = firstStart(after: seconds)
        return next == 0 ? initial : observances[next - 1]
    }

    /// The changes in `[start, end)`.
    func transitions(from start: Int64, to end: Int64) -> [Zone.Transition] {
        var found: [(at: Int64, to: Zone.Observance)] = []
        var index = firstStart(after: start &- 1)
        while index < starts.count, starts[index] < end {
            found.append((starts[index], observances[index]))
            index += 1
        }
        found += ZoneRules.changes(of: tail, annual, from: max(start, (starts.last ?? .min) &+ 1), to: end)
        guard let first = found.first else { return [] }
        var before = observance(at: first.at &- 1)
        var transitions: [Zone.Transition] = []
        for change in found where change.to != before {
            transitions.append(
                Zone.Transition(
                    instant: Instant(secondsSinceEpoch: change.at), offsetBefore: before.offset,
                    offsetAfter: change.to.offset, isDaylight: change.to.isDaylight,
                    abbreviation: change.to.abbreviation))
            before = change.to
        }
        return transitions
    }

    func isEqual(to other: ZoneRules) -> Bool {
        identifier == other.identifier && initial == other.initial && starts == other.starts
            && observances == other.observances && tail == other.tail
    }

    /// The index of the first of `starts` that comes after `seconds`.
    private func firstStart(after seconds: Int64) -> Int {
        starts.withUnsafeBufferPointer { starts in
            var low = 0
            var high = starts.count
            while low < high {
                let middle = (low + high) / 2
                if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}

// MARK: - The years after the last known change

extension ZoneRules {
    /// The annual change that holds at a moment (nothing: still the last known one), and when the next comes.
    private func tailPosition(at seconds: Int64) -> (current: Int?, next: Int64) {
        guard !tail.isEmpty else { return (nil, .max) }
        let moment = ZoneRules.clamped(seconds)
        let date = WallTime(secondsSinceEpoch: moment).date
        let year = date.year
        var found = TailSearch(moment: moment, after: starts.last ?? .min)
        // A change can stray over New Year by a week of hours and a day of offset (RFC 9636 §3.3.1).
        let dayOfYear = date.dayNumber - CivilDate.dayNumber(year: year, month: 1, day: 1)
        annual.withUnsafeBufferPointer { annual in
            if dayOfYear < 10 { found.consider(annual, in: year - 1) }
            found.consider(annual, in: year)
            if found.current == nil, dayOfYear >= 10 { found.consider(annual, in: year - 1) }
            if found.next == .max || dayOfYear > 354 { found.consider(annual, in: year + 1) }
        }
        return (found.current, seconds > moment ? .max : found.next)
    }

    /// Narrows down, change by change, what holds at a moment.
    private struct TailSearch {
        let moment: Int64
        let known: Int64
        var current: Int?
        var currentStart: Int64
        var next = Int64.max

        init(moment: Int64, after known: Int64) {
            (self.moment, self.known, self.currentStart) = (moment, known, known)
        }

        @inline(__always)
        mutating func consider(_ annual: UnsafeBufferPointer<Annual>, in year: Int) {
            for index in annual.indices {
                let start = annual[index].seconds(in: year)
                if start > moment {
                    next = min(next, start)
                } else if start > known, start >= currentStart {
                    (current, currentStart) = (index, start)
                }
            }
        }
    }

    private func tailSegment(at seconds: Int64) -> Segment {
        let position = tailPosition(at: seconds)
        let offset = position.current.map { annual[$0].offset } ?? offsets.last ?? Int64(initial.offset)
        return Segment(offset: offset, end: position.next)
    }

    /// The annual changes in `[start, end)`, in order; of two at one moment, the one of the later year.
    private static func changes(
        of tail: [Zone.AnnualChange], _ annual: [Annual], from start: Int64, to end: Int64
    ) -> [(at: Int64, to: Zone.Observance)] {
        guard !tail.isEmpty, start < end else { return [] }
        let first = WallTime(secondsSinceEpoch: clamped(start)).date.year - 1
        let last = WallTime(secondsSinceEpoch: clamped(end)).date.year + 1
        var changes: [(at: Int64, order: Int, to: Zone.Observance)] = []
        for year in first...last {
            for index in annual.indices {
                let moment = annual[index].seconds(in: year)
                if moment >= start, moment < end { changes.append((moment, changes.count, tail[index].observance)) }
            }
        }
        changes.sort { ($0.at, $0.order) < ($1.at, $1.order) }
        return changes.indices.filter { $0 + 1 == changes.count || changes[$0 + 1].at != changes[$0].at }
            .map { (changes[$0].at, changes[$0].to) }
    }

    /// The annual changes before this moment (2100) are kept beside the known ones: finding one costs less than
    /// working it out.
    private static let workedOutUntil: Int64 = 4_102_444_800

    /// Keeps calendar arithmetic far from the ends of its integers: no year beyond some hundred million is asked for.
    private static func clamped(_ seconds: Int64) -> Int64 {
        min(max(seconds, -(1 << 52)), 1 << 52)
    }
}

extension Zone.Observance {
    /// This observance with its offset inside what a zone may have.
    fileprivate var bounded: Zone.Observance {
        var bounded = self
        bounded.offset = min(max(offset, -Zone.widestOffset), Zone.widestOffset)
        return bounded
    }
}
