import Chronology

/// The occurrences of a calendar object in the order of their starts, worked out one by one as they are asked for.
///
/// Each instance once: those that have a component of their own as that component says, moved by a
/// RANGE=THISANDFUTURE where there is one (RFC 5545 §3.8.4.4), the others as the master says. May go on to the
/// year 9999. Floating starts and such on the time line, where an object mixes them, are ordered as if wall clocks
/// showed UTC; local times that clocks skip may be an hour out of order behind a RANGE=THISANDFUTURE.
public struct Expansion: Sendable {
    private var stretches: [ExpansionStretch]
    /// Occurrences that no rule brings, by start.
    private var singles: [Occurrence]
    private var singleIndex = 0
    private var budget: StepBudget
    private var failure: ICalendarError?

    init(_ object: CalendarObject, limits: ExpansionLimits) {
        budget = StepBudget(limits)
        do {
            let parts = try ExpansionParts(object)
            (stretches, singles) = (parts.stretches, parts.singles)
        } catch {
            (stretches, singles, failure) = ([], [], error)
        }
    }

    /// The next occurrence, or nothing after the last. Fails again and again once it has failed.
    public mutating func next() throws(ICalendarError) -> Occurrence? {
        if let failure { throw failure }
        do {
            return try following()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func following() throws(ICalendarError) -> Occurrence? {
        var first = singleIndex < singles.count ? singles[singleIndex] : nil
        var source: Int?
        for index in stretches.indices {
            try stretches[index].prepare(&budget)
            guard let head = stretches[index].head else { continue }
            guard let known = first, !head.comes(before: known) else {
                (first, source) = (head, index)
                continue
            }
        }
        budget.earn()
        guard let source else {
            singleIndex += 1
            return first
        }
        stretches[source].take()
        return first
    }
}

extension Expansion {
    /// What overlaps `span`, by start.
    mutating func occurrences(
        during span: Span, floatingIn zone: Zone, limits: ExpansionLimits, where overlaps: [OverlapRule]
    ) throws(ICalendarError) -> [Occurrence] {
        if let failure { throw failure }
        let window = ExpansionWindow(span, zone: zone)
        var found: [(start: Instant, occurrence: Occurrence)] = []
        for single in singles where overlaps[single.component].holds(single, span, floatingIn: zone) {
            found.append((single.start.instant(floatingIn: zone), single))
        }
        for index in stretches.indices {
            var stretch = stretches[index]
            try stretch.keep(to: window, &budget)
            while true {
                try stretch.prepare(&budget)
                guard let head = stretch.head else { break }
                if overlaps[head.component].holds(head, span, floatingIn: zone) {
                    guard found.count < limits.occurrences else {
                        throw .tooMany(what: "occurrences", line: 0, limit: limits.occurrences)
                    }
                    found.append((head.start.instant(floatingIn: zone), head))
                    budget.earn()
                }
                try budget.spend()
                stretch.take()
            }
        }
        found.sort { ($0.start, $0.occurrence.recurrenceID.seconds) < ($1.start, $1.occurrence.recurrenceID.seconds) }
        return found.map(\.occurrence)
    }
}

extension Expansion {
    /// Whether something that overlaps `span` meets the condition; found sooner than the list of all that does.
    func hasOccurrence(
        during span: Span, floatingIn zone: Zone, of component: Int?, where overlaps: [OverlapRule],
        and condition: (Occurrence) -> Bool
    ) throws(ICalendarError) -> Bool {
        if let failure { throw failure }
        func isWanted(_ occurrence: Occurrence) -> Bool {
            (component ?? occurrence.component) == occurrence.component
                && overlaps[occurrence.component].holds(occurrence, span, floatingIn: zone) && condition(occurrence)
        }
        if singles.contains(where: { isWanted($0) }) { return true }
        let window = ExpansionWindow(span, zone: zone)
        var budget = budget
        for var stretch in stretches where (component ?? stretch.shape.component) == stretch.shape.component {
            try stretch.keep(to: window, &budget)
            while true {
                try stretch.prepare(&budget)
                guard let head = stretch.head else { break }
                if isWanted(head) { return true }
                try budget.spend()
                stretch.take()
            }
        }
        return false
    }
}

extension Occurrence {
    fileprivate func comes(before other: Occurrence) -> Bool {
        (start.seconds, recurrenceID.seconds) < (other.start.seconds, other.recurrenceID.seconds)
    }
}
