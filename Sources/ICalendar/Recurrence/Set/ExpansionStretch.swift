import Chronology

/// The instances that one component describes: all of the master's, or those from a RANGE=THISANDFUTURE override to
/// the next.
struct ExpansionStretch: Sendable {
    /// The next occurrence, once `prepare` has been asked; nothing after the last.
    private(set) var head: Occurrence?
    let shape: InstanceShape
    private let anchor: RecurrenceAnchor
    private var instances: RecurrenceSet
    /// Instances from the lower key on and before the upper one belong to the stretch.
    private let keys: Range<Int>
    /// Occurrences that start here or later are not looked for.
    private var end = Int.max
    /// Whether `head` has been taken, so that there must be another.
    private var isTaken = true
    private var hasBegun = false

    init(_ instances: RecurrenceSet, anchor: RecurrenceAnchor, shape: InstanceShape, keys: Range<Int>) {
        self.instances = instances
        self.anchor = anchor
        self.shape = shape
        self.keys = keys
    }

    /// Looks for the next occurrence where the last one has been taken.
    mutating func prepare(_ budget: inout StepBudget) throws(ICalendarError) {
        guard isTaken else { return }
        if !hasBegun, keys.lowerBound != .min { try instances.seek(to: keys.lowerBound, &budget) }
        hasBegun = true
        isTaken = false
        head = nil
        guard let instance = try instances.next(&budget), instance.key < keys.upperBound else { return }
        let occurrence = shape.occurrence(instance, anchor: anchor)
        if occurrence.start.seconds < end { head = occurrence }
    }

    mutating func take() {
        isTaken = true
    }

    /// Leaves out instances that are over by the beginning of the window or start after it. To be asked once, before
    /// the first occurrence; some that do not touch the window may be left.
    mutating func keep(to window: ExpansionWindow, _ budget: inout StepBudget) throws(ICalendarError) {
        let seconds = shape.isFloating ? window.wall : window.timeLine
        let key = max(keys.lowerBound, seconds.lowerBound - shape.longest - shape.reach)
        end = seconds.upperBound + shape.reach
        instances.limit(to: end)
        try instances.seek(to: key, &budget)
        hasBegun = true
    }
}

/// A span as the least and the greatest that the seconds of occurrences in it may be; a to-do may be due as it ends.
struct ExpansionWindow {
    let timeLine: Range<Int>
    /// On the wall of the reader's zone, with more on either side where its clocks are changed about that time.
    let wall: Range<Int>

    init(_ span: Chronology.Span, zone: Zone) {
        timeLine = Int(span.start.secondsSinceEpoch)..<Int(span.end.secondsSinceEpoch) + 1
        let low = Int(zone.wallTime(at: span.start).secondsSinceEpoch) - Self.slack(zone, span.start)
        let high = Int(zone.wallTime(at: span.end).secondsSinceEpoch) + Self.slack(zone, span.end)
        wall = low..<max(low, high) + 1
    }

    private static func slack(_ zone: Zone, _ instant: Instant) -> Int {
        let twoDays: Int64 = 2 * 86_400
        let offset = zone.offset(at: instant)
        let isSteady =
            zone.offset(at: instant.advanced(bySeconds: -twoDays)) == offset
            && zone.offset(at: instant.advanced(bySeconds: twoDays)) == offset
        return isSteady ? 0 : Int(twoDays)
    }
}
