import Chronology

/// The recurrence set of a component: DTSTART, its rules and dates, without its exceptions (RFC 5545 §3.8.5), as
/// keys in ascending order, each once.
struct RecurrenceSet: Sendable {
    /// An instance; `date` is the index of the RDATE that names it, where there is one.
    struct Instance {
        var key: Int
        var date: Int?
    }

    /// An RDATE, or DTSTART where there are no rules to bring it.
    private struct Dated: Sendable {
        var key: Int
        var date: Int?
        var hasEnding: Bool
    }

    private let anchor: RecurrenceAnchor
    private var rules: [RuleInstances] = []
    private var exclusionRules: [RuleInstances] = []
    private var dates: [Dated] = []
    private var dateIndex = 0
    private var exclusions: [Int] = []
    private var exclusionIndex = 0
    /// EXDATEs that are days where the instances are times: all of the day is excluded.
    private var excludedDays: Set<Int> = []

    /// `replaced` are the keys of the instances that have components of their own.
    init(
        of component: CalendarComponent, anchor: RecurrenceAnchor, replaced: [Int] = []
    ) throws(ICalendarError) {
        self.anchor = anchor
        for rule in component.rules { rules.append(try RuleInstances(rule, anchor: anchor)) }
        for rule in component.exclusionRules {
            exclusionRules.append(try RuleInstances(rule, anchor: anchor, includingStart: false))
        }
        dates = component.recurrenceDates.enumerated().map { index, date in
            Dated(key: anchor.key(of: date.start), date: index, hasEnding: date.ending != .unstated)
        }
        if rules.isEmpty { dates.append(Dated(key: anchor.key(of: anchor.start), date: nil, hasEnding: false)) }
        dates.sort { ($0.key, $0.hasEnding ? 0 : 1) < ($1.key, $1.hasEnding ? 0 : 1) }
        exclusions = replaced
        for time in component.exclusionDates {
            if case .date(let day) = time, !anchor.isDate {
                excludedDays.insert(day.dayNumber)
            } else {
                exclusions.append(anchor.key(of: time))
            }
        }
        exclusions.sort()
    }

    mutating func next(_ budget: inout StepBudget) throws(ICalendarError) -> Instance? {
        while let instance = try nextIncluded(&budget) {
            guard try isExcluded(instance.key, &budget) else { return instance }
            try budget.spend()
        }
        return nil
    }

    /// Goes on to the first instance that is not before `key`.
    mutating func seek(to key: Int, _ budget: inout StepBudget) throws(ICalendarError) {
        for index in rules.indices { try rules[index].seek(to: key, &budget) }
        while dateIndex < dates.count, dates[dateIndex].key < key { dateIndex += 1 }
    }

    /// Finds nothing after `key`, and does not look there.
    mutating func limit(to key: Int) {
        for index in rules.indices { rules[index].limit(to: key) }
        while let last = dates.last, last.key > key { dates.removeLast() }
    }

    private mutating func nextIncluded(_ budget: inout StepBudget) throws(ICalendarError) -> Instance? {
        var first: Int?
        for index in rules.indices {
            try rules[index].prepare(&budget)
            if let head = rules[index].head { first = min(first ?? head, head) }
        }
        if dateIndex < dates.count { first = min(first ?? .max, dates[dateIndex].key) }
        guard let key = first else { return nil }
        for index in rules.indices where rules[index].head == key { rules[index].take() }
        var instance = Instance(key: key)
        while dateIndex < dates.count, dates[dateIndex].key == key {
            if instance.date == nil { instance.date = dates[dateIndex].date }
            dateIndex += 1
        }
        return instance
    }

    private mutating func isExcluded(_ key: Int, _ budget: inout StepBudget) throws(ICalendarError) -> Bool {
        while exclusionIndex < exclusions.count, exclusions[exclusionIndex] < key { exclusionIndex += 1 }
        if exclusionIndex < exclusions.count, exclusions[exclusionIndex] == key { return true }
        if !excludedDays.isEmpty, excludedDays.contains(anchor.wallSeconds(of: key).dividedDown(by: 86_400)) {
            return true
        }
        for index in exclusionRules.indices {
            try exclusionRules[index].seek(to: key, &budget)
            if exclusionRules[index].head == key { return true }
        }
        return false
    }
}
