import Chronology

/// The instances that one component describes: all of the master's, or those from a RANGE=THISANDFUTURE override to
/// the next.
struct ExpansionStretch: Sendable {
    /// The next occurrence; nothing before `start()`, and after the last.
    private(set) var head: Occurrence?
    let shape: InstanceShape
    private let anchor: RecurrenceAnchor
    private var instances: RecurrenceSet
    /// Instances from the lower key on and before the upper one belong to the stretch.
    private let keys: Range<Int>
    private var isStarted = false

    init(_ instances: RecurrenceSet, anchor: RecurrenceAnchor, shape: InstanceShape, keys: Range<Int>) {
        self.instances = instances
        self.anchor = anchor
        self.shape = shape
        self.keys = keys
    }

    mutating func start(_ budget: inout StepBudget) throws(ICalendarError) {
        guard !isStarted else { return }
        isStarted = true
        if keys.lowerBound != .min { try instances.seek(to: keys.lowerBound, &budget) }
        try advance(&budget)
    }

    mutating func advance(_ budget: inout StepBudget) throws(ICalendarError) {
        repeat {
            guard let instance = try instances.next(&budget), instance.key < keys.upperBound else {
                head = nil
                return
            }
            head = instance.key < keys.lowerBound ? nil : shape.occurrence(instance, anchor: anchor)
        } while head == nil
    }

    /// Leaves out instances that are over by `second`, which counts as the starts of the occurrences do: on the
    /// time line or on the wall. Some that are over may be left. To be asked once, before the first occurrence.
    mutating func skip(to second: Int, _ budget: inout StepBudget) throws(ICalendarError) {
        let key = max(keys.lowerBound, second - shape.longest - shape.reach)
        try instances.seek(to: key, &budget)
        isStarted = true
        try advance(&budget)
    }
}
