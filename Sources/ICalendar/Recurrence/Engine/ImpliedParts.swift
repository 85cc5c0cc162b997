import Chronology

/// The parts of a rule with those that it leaves to DTSTART: "information, not contained in the rule, necessary to
/// determine the various recurrence instance start time and dates are derived from the Start Time" (RFC 5545 §3.3.10).
///
/// Which they are, RFC 5545 shows by examples only; RFC 8984 §4.3.3.1 lists them, and so it is done here. In
/// particular a yearly BYMONTHDAY without a month is of DTSTART's month.
struct ImpliedParts {
    let filter: DayFilter
    let weekdays: [RecurrenceRule.WeekdayOrdinal]
    let offsets: [Int]
    let mover: DateMover?

    init(_ rule: RecurrenceRule, start: WallTime, isDate: Bool) {
        let date = start.date.components
        var months = rule.byMonth
        var monthDays = rule.byMonthDay
        var weekdays = rule.byDay
        let yearDays = rule.frequency >= .daily && rule.frequency < .yearly ? [] : rule.byYearDay
        let startWeekday = RecurrenceRule.WeekdayOrdinal(start.date.weekday)
        switch rule.frequency {
        case .yearly where yearDays.isEmpty:
            if months.isEmpty, rule.byWeekNumber.isEmpty, !monthDays.isEmpty || weekdays.isEmpty {
                months = [date.month]
            }
            if monthDays.isEmpty, weekdays.isEmpty {
                if rule.byWeekNumber.isEmpty { monthDays = [date.day] } else { weekdays = [startWeekday] }
            }
        case .monthly where monthDays.isEmpty && weekdays.isEmpty: monthDays = [date.day]
        case .weekly:
            if weekdays.isEmpty { weekdays = [startWeekday] }
            monthDays = []
        default: break
        }
        self.weekdays = weekdays
        filter = DayFilter(
            months: months, monthDays: monthDays, yearDays: yearDays,
            weekdays: rule.frequency == .weekly ? [] : weekdays,
            ordinalsCountInYear: rule.frequency == .yearly && rule.byMonth.isEmpty)
        offsets = Self.offsets(rule, start: start, isDate: isDate)
        mover =
            rule.skip == .omit || rule.frequency < .monthly || !rule.byWeekNumber.isEmpty
            ? nil
            : DateMover(
                isForward: rule.skip == .forward, months: months, monthDays: monthDays, yearDays: yearDays,
                weekdays: weekdays, ordinalsCountInYear: rule.frequency == .yearly && rule.byMonth.isEmpty)
    }

    /// The times of day of a daily or longer rule; of the hour for HOURLY, of the minute for MINUTELY.
    ///
    /// Second 60 is read as 59 (RFC 5545 §3.3.12); the time parts say nothing about a DATE (§3.3.10).
    private static func offsets(_ rule: RecurrenceRule, start: WallTime, isDate: Bool) -> [Int] {
        guard !isDate, rule.frequency > .secondly else { return [0] }
        let seconds = rule.bySecond.isEmpty ? [start.second] : rule.bySecond.map { min($0, 59) }
        guard rule.frequency > .minutely else { return Set(seconds).sorted() }
        let minutes = rule.byMinute.isEmpty ? [start.minute] : rule.byMinute
        let hours = rule.frequency == .hourly ? [0] : rule.byHour.isEmpty ? [start.hour] : rule.byHour
        var offsets: [Int] = []
        for hour in Set(hours).sorted() {
            for minute in Set(minutes).sorted() {
                for second in Set(seconds).sorted() { offsets.append(hour * 3600 + minute * 60 + second) }
            }
        }
        return offsets
    }
}
