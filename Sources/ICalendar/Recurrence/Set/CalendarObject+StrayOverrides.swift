extension CalendarObject {
    /// The overrides that stand in for no instance: their RECURRENCE-ID is not in the recurrence set of the master,
    /// exceptions included (RFC 5545 §3.8.4.4). Indices into `components`.
    ///
    /// Those before DTSTART are none of them: clients leave them behind when they cut a series, and they mean nothing.
    public func strayOverrides(limits: ExpansionLimits = .standard) throws(ICalendarError) -> [Int] {
        guard let index = masterIndex, kind.recurs, let start = components[index].anchorTime else { return [] }
        let anchor = RecurrenceAnchor(start)
        let first = anchor.key(of: start)
        var overrides: [(key: Int, index: Int)] = []
        for (index, component) in components.enumerated() {
            guard let identifier = component.recurrenceID else { continue }
            let key = anchor.key(of: identifier.time)
            if key >= first { overrides.append((key, index)) }
        }
        guard !overrides.isEmpty else { return [] }
        overrides.sort { $0.key < $1.key }
        var master = components[index]
        master.exclusionDates = []
        master.exclusionRules = []
        var set = try RecurrenceSet(of: master, anchor: anchor)
        var budget = StepBudget(limits)
        var strays: [Int] = []
        var head: Int?
        for override in overrides {
            if head.map({ $0 < override.key }) ?? true {
                try set.seek(to: override.key, &budget)
                head = try set.next(&budget)?.key
            }
            if head != override.key { strays.append(override.index) }
        }
        return strays.sorted()
    }
}
