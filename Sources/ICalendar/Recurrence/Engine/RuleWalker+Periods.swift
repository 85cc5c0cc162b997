import Chronology

/// What the periods consist of (the table of RFC 5545 §3.3.10). For each, `bases` is filled in order.
extension RuleWalker {
    mutating func fillYear() {
        guard plan.weekNumbers.isEmpty else { return fillWeeksOfYear() }
        if mover != nil {
            bases = mover?.days(ofYear: period).map { $0 * 86_400 } ?? []
            return
        }
        for month in 0..<12 where plan.filter.months >> UInt32(month + 1) & 1 == 1 {
            append(filter.month(at: period * 12 + month))
        }
    }

    /// How many days the rule has in a year of its own, whatever DTSTART.
    mutating func days(ofYear year: Int) -> Int {
        bases.removeAll(keepingCapacity: true)
        period = year
        fillYear()
        return bases.count
    }

    mutating func fillMonth() {
        if mover != nil {
            bases = mover?.days(ofMonth: period).map { $0 * 86_400 } ?? []
            return
        }
        guard plan.filter.months >> UInt32(period % 12 + 1) & 1 == 1 else { return }
        append(filter.month(at: period))
    }

    mutating func fillWeek() {
        for offset in plan.weekdayOffsets where plan.filter.isUnrestricted || filter.contains(period + offset) {
            bases.append((period + offset) * 86_400)
        }
    }

    /// BYWEEKNO: the period is the year that the weeks are numbered in, which may begin in December and end in
    /// January; the days of the weeks are then limited by the other parts.
    private mutating func fillWeeksOfYear() {
        let first = RulePlan.firstDayOfWeekOne(of: period, plan.weekStart)
        let weeks = (RulePlan.firstDayOfWeekOne(of: period + 1, plan.weekStart) - first) / 7
        var chosenWeeks: UInt64 = 0
        for number in plan.weekNumbers where abs(number) <= weeks {
            chosenWeeks |= 1 << UInt64(number > 0 ? number - 1 : weeks + number)
        }
        while chosenWeeks != 0 {
            let monday = first + 7 * chosenWeeks.trailingZeroBitCount
            chosenWeeks &= chosenWeeks - 1
            for day in monday..<monday + 7 where filter.contains(day) { bases.append(day * 86_400) }
        }
    }

    private mutating func append(_ month: MonthDays) {
        var mask = month.mask
        while mask != 0 {
            bases.append((month.first + mask.trailingZeroBitCount) * 86_400)
            mask &= mask - 1
        }
    }
}

/// Periods of a day and less: most of a restricted rule's never match, so they are jumped over.
extension RuleWalker {
    /// Takes the next day that matches; false after the last.
    mutating func fillDay(_ budget: inout StepBudget) throws(ICalendarError) -> Bool {
        while true {
            guard period <= lastPeriod else { return false }
            guard !plan.filter.isUnrestricted else { break }
            guard let day = try filter.next(from: period, through: lastPeriod, &budget) else { return false }
            guard day > period else { break }
            period = aligned(day)
            guard period != day else { break }
            try budget.spend()
        }
        bases.append(period * 86_400)
        return true
    }

    /// Takes the next hour, minute or second that matches.
    mutating func fillPartOfDay(_ budget: inout StepBudget) throws(ICalendarError) -> Bool {
        while true {
            guard period <= lastPeriod else { return false }
            let day = period.dividedDown(by: 86_400)
            if !plan.filter.isUnrestricted, !filter.contains(day) {
                let last = lastPeriod.dividedDown(by: 86_400)
                guard let next = try filter.next(from: day, through: last, &budget) else { return false }
                period = aligned(next * 86_400)
                try budget.spend()
                continue
            }
            guard plan.limitsTimes, let later = laterTime(of: period - day * 86_400) else { break }
            period = aligned(day * 86_400 + later)
            try budget.spend()
        }
        guard plan.countsDays else {
            bases.append(period)
            return true
        }
        let day = period.dividedDown(by: 86_400)
        bases.append(day * 86_400)
        period = aligned((day + 1) * 86_400) - plan.stride
        return true
    }

    /// The first period that does not begin before `position`.
    private func aligned(_ position: Int) -> Int {
        plan.origin + (position - plan.origin + plan.stride - 1).dividedDown(by: plan.stride) * plan.stride
    }

    /// Nothing where BYHOUR, BYMINUTE and BYSECOND allow this second of the day, else the next that they may allow.
    private func laterTime(of second: Int) -> Int? {
        let hour = second / 3600
        if plan.hours >> UInt32(hour) & 1 == 0 {
            let rest = plan.hours >> UInt32(hour)
            return rest == 0 ? 86_400 : (hour + rest.trailingZeroBitCount) * 3600
        }
        guard plan.frequency < .hourly else { return nil }
        let minute = second / 60 % 60
        if plan.minutes >> UInt64(minute) & 1 == 0 {
            let rest = plan.minutes >> UInt64(minute)
            return hour * 3600 + (rest == 0 ? 3600 : (minute + rest.trailingZeroBitCount) * 60)
        }
        guard plan.frequency == .secondly else { return nil }
        let rest = plan.seconds >> UInt64(second % 60)
        guard rest & 1 == 0 else { return nil }
        return second - second % 60 + (rest == 0 ? 60 : second % 60 + rest.trailingZeroBitCount)
    }
}
