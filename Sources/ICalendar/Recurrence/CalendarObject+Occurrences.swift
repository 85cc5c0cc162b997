public import Chronology

extension CalendarObject {
    /// The occurrences that overlap `span` by the rules of RFC 4791 §9.9, by start, each once; days and floating
    /// times are read in `zone`.
    ///
    /// A span far away costs no more than one nearby, but for rules with a COUNT that not every period brings the
    /// same number of. Throws `budgetExhausted` where the answer takes more work than `limits` allow, and `tooMany`
    /// where it is longer.
    public func occurrences(
        during span: Chronology.Span, floatingIn zone: Zone, limits: ExpansionLimits = .standard
    ) throws(ICalendarError) -> [Occurrence] {
        var expansion = Expansion(self, limits: limits)
        let overlaps = components.map { OverlapRule(for: $0) }
        return try expansion.occurrences(during: span, floatingIn: zone, limits: limits, where: overlaps)
    }

    /// Whether an occurrence that overlaps `span` by the rules of RFC 4791 §9.9 meets the condition; with `component`
    /// only those that this one of the components describes are looked at.
    ///
    /// Looks no further than the first that does, so that an open span costs no more than a short one.
    public func hasOccurrence(
        during span: Chronology.Span, floatingIn zone: Zone, of component: Int? = nil,
        limits: ExpansionLimits = .standard, where condition: (Occurrence) -> Bool = { _ in true }
    ) throws(ICalendarError) -> Bool {
        let expansion = Expansion(self, limits: limits)
        let overlaps = components.map { OverlapRule(for: $0) }
        return try expansion.hasOccurrence(
            during: span, floatingIn: zone, of: component, where: overlaps, and: condition)
    }

    /// All occurrences from the first on, worked out as they are asked for.
    public func expansion(limits: ExpansionLimits = .standard) -> Expansion {
        Expansion(self, limits: limits)
    }

    /// Whether a rule of the master goes on for ever: without COUNT and UNTIL, and not one that can never be.
    public var isEndless: Bool {
        guard kind.recurs, let index = masterIndex, let start = components[index].anchorTime else { return false }
        let anchor = RecurrenceAnchor(start)
        return components[index].rules.contains { rule in
            rule.end == .never
                && !RulePlan(rule, start: anchor.wallTime, isDate: anchor.isDate).isImpossible
        }
    }
}
