import Chronology

/// The instances of one rule as keys (see `RecurrenceAnchor`), ascending, each once.
///
/// A local time that clocks skip is read with the offset before the gap (RFC 5545 §3.3.10, §3.3.5) and so comes after
/// local times that are later on the wall; such keys wait in `skipped` until their turn. Where two local times are
/// one moment there is one instance. A time that clocks show twice is the first of them, also for HOURLY and shorter
/// rules, whose instances are local times like any other.
struct RuleInstances: Sendable {
    /// The next instance, once `prepare` has been asked; nothing after the last.
    private(set) var head: Int?
    private var walker: RuleWalker
    private let zone: Zone?
    private let startKey: Int
    private let lastKey: Int
    private var skipped: [Int] = []
    private var skippedIndex = 0
    private var held: Int?
    /// The offset of the last instance that was not skipped, and the key from which on it may be another.
    private var steady = (offset: 0, until: Int.min)
    /// Whether `head` has been taken, so that there must be another.
    private var isTaken = true

    init(
        _ rule: RecurrenceRule, anchor: RecurrenceAnchor, includingStart: Bool = true
    ) throws(ICalendarError) {
        if let scale = rule.scale, !rule.isGregorian { throw .unsupportedScale(scale) }
        let bound = anchor.bound(of: rule.end)
        let plan = RulePlan(rule, start: anchor.wallTime, isDate: anchor.isDate)
        walker = RuleWalker(plan, bound: bound.wall, includingStart: includingStart)
        zone = anchor.zoneWithGaps
        lastKey = bound.key
        startKey = anchor.key(of: anchor.start)
    }

    /// Looks for the next instance where the last one has been taken; not before it is needed, since the search may
    /// be long.
    mutating func prepare(_ budget: inout StepBudget) throws(ICalendarError) {
        guard isTaken else { return }
        try advance(&budget)
        isTaken = false
    }

    mutating func take() {
        isTaken = true
    }

    /// Finds nothing after `key`, and does not look there.
    mutating func limit(to key: Int) {
        let slack = zone == nil ? 0 : 2 * 86_400
        walker.limit(to: key + (zone?.offset(at: Instant(secondsSinceEpoch: Int64(key))) ?? 0) + slack)
    }

    private mutating func advance(_ budget: inout StepBudget) throws(ICalendarError) {
        let previous = head
        repeat { head = try following(&budget) } while head != nil && head == previous
    }

    /// Goes on to the first instance that is not before `key`.
    mutating func seek(to key: Int, _ budget: inout StepBudget) throws(ICalendarError) {
        if !isTaken, head.map({ $0 >= key }) ?? true { return }
        try walker.seek(to: wallSeconds(before: key), &budget)
        repeat {
            try budget.spend()
            try advance(&budget)
        } while head.map { $0 < key } ?? false
        isTaken = false
    }

    /// A wall-clock time so early that nothing before it is at `key` or later.
    private func wallSeconds(before key: Int) -> Int {
        guard let zone else { return key }
        let instant = Instant(secondsSinceEpoch: Int64(key))
        let wall = Int(zone.wallTime(at: instant).secondsSinceEpoch)
        let twoDays: Int64 = 2 * 86_400
        let offset = zone.offset(at: instant)
        let isSteady =
            zone.offset(at: instant.advanced(bySeconds: -twoDays)) == offset
            && zone.offset(at: instant.advanced(bySeconds: twoDays)) == offset
        return isSteady ? wall : wall - Int(twoDays)
    }

    private mutating func following(_ budget: inout StepBudget) throws(ICalendarError) -> Int? {
        guard let zone else { return try walker.next(&budget) }
        while true {
            if let held {
                if let early = nextSkipped(upTo: held) { return early }
                self.held = nil
                return held
            }
            guard let wall = try walker.next(&budget) else { return nextSkipped(upTo: .max) }
            let (key, exists) = key(ofWall: wall, in: zone)
            guard key >= startKey, key <= lastKey || key == startKey else { continue }
            if !exists {
                skipped.append(key)
            } else if skippedIndex < skipped.count {
                held = key
            } else {
                return key
            }
        }
    }

    /// The moment of a local time, and whether clocks show it. Asks the zone only once between two changes of its
    /// clocks: local times come in order.
    private mutating func key(ofWall wall: Int, in zone: Zone) -> (key: Int, exists: Bool) {
        if wall - steady.offset < steady.until { return (wall - steady.offset, true) }
        let instant = zone.instant(of: WallTime(secondsSinceEpoch: Int64(wall)))
        let key = Int(instant.secondsSinceEpoch)
        let (offset, until) = zone.steadyOffset(at: instant)
        guard wall - key == offset else { return (key, false) }
        steady = (offset, Int(until.secondsSinceEpoch))
        return (key, true)
    }

    private mutating func nextSkipped(upTo key: Int) -> Int? {
        guard skippedIndex < skipped.count, skipped[skippedIndex] <= key else { return nil }
        defer {
            skippedIndex += 1
            if skippedIndex == skipped.count {
                skipped.removeAll()
                skippedIndex = 0
            }
        }
        return skipped[skippedIndex]
    }
}
