import Chronology

extension RecurrenceRuleReader {
    /// Looks at what holds across the parts of a rule (RFC 5545 §3.3.10), and drops what says nothing.
    mutating func checkTogether() -> Bool {
        if rule.skip != .omit, rule.scale == nil { rule.scale = "GREGORIAN" }
        return checkScale() && checkOrdinals() && checkDayParts() && checkSetPosition()
    }

    /// Gregorian years have 12 months, 366 days, 53 weeks and no leap months; other scales are not read further.
    private func checkScale() -> Bool {
        guard rule.isGregorian else { return true }
        return rule.byLeapMonth.isEmpty && rule.byMonth.allSatisfy { $0 <= 12 }
            && rule.byYearDay.allSatisfy { abs($0) <= 366 } && rule.byWeekNumber.allSatisfy { abs($0) <= 53 }
            && rule.byDay.allSatisfy { abs($0.ordinal ?? 0) <= 53 }
    }

    /// "The BYDAY rule part MUST NOT be specified with a numeric value when the FREQ rule part is not set to MONTHLY
    /// or YEARLY", nor "with the FREQ rule part set to YEARLY when the BYWEEKNO rule part is specified".
    private mutating func checkOrdinals() -> Bool {
        let periodIsWeek = rule.frequency == .weekly || rule.frequency == .yearly && !rule.byWeekNumber.isEmpty
        guard periodIsWeek || rule.frequency < .weekly else { return true }
        for index in rule.byDay.indices {
            guard let ordinal = rule.byDay[index].ordinal else { continue }
            guard periodIsWeek, abs(ordinal) == 1 else { return false }
            rule.byDay[index].ordinal = nil
        }
        return true
    }

    /// BYWEEKNO MUST NOT be used with anything but YEARLY, BYMONTHDAY not with WEEKLY, BYYEARDAY not with DAILY,
    /// WEEKLY and MONTHLY.
    private func checkDayParts() -> Bool {
        if !rule.byWeekNumber.isEmpty, rule.frequency != .yearly { return false }
        if !rule.byMonthDay.isEmpty, rule.frequency == .weekly { return false }
        return rule.byYearDay.isEmpty || ![.daily, .weekly, .monthly].contains(rule.frequency)
    }

    /// BYSETPOS "MUST only be used in conjunction with another BYxxx rule part".
    private mutating func checkSetPosition() -> Bool {
        guard !rule.bySetPosition.isEmpty, !rule.hasSelectingParts else { return true }
        guard rule.bySetPosition.contains(where: { abs($0) == 1 }) else { return false }
        rule.bySetPosition = []
        return true
    }
}

extension RecurrenceRule {
    /// Whether the rule counts by the calendar we can count by (RFC 7529 §4.1).
    var isGregorian: Bool {
        scale == nil || scale == "GREGORIAN"
    }

    /// Whether there is a BYxxx part that BYSETPOS could choose from.
    var hasSelectingParts: Bool {
        !(bySecond.isEmpty && byMinute.isEmpty && byHour.isEmpty && byDay.isEmpty && byMonthDay.isEmpty
            && byYearDay.isEmpty && byWeekNumber.isEmpty && byMonth.isEmpty && byLeapMonth.isEmpty)
    }
}
