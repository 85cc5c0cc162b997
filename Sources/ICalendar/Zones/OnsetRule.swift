import Chronology

/// The RRULE of an observance: on which days of a year it begins.
///
/// Yearly rules are all there are in practice; of others, and of BYWEEKNO, only the DTSTART is kept.
struct OnsetRule {
    private let rule: RecurrenceRule
    /// Seconds from midnight at which it begins.
    private let secondOfDay: Int
    /// The one day of each year, where the rule says no more than that.
    private let day: AnnualDay?

    init?(_ rule: RecurrenceRule, start: WallTime) {
        guard rule.frequency == .yearly, rule.byWeekNumber.isEmpty, rule.scale ?? "GREGORIAN" == "GREGORIAN",
            rule.byHour.count <= 1, rule.byMinute.count <= 1, rule.bySecond.count <= 1
        else { return nil }
        self.rule = rule
        secondOfDay =
            (rule.byHour.first ?? start.hour) * 3600 + (rule.byMinute.first ?? start.minute) * 60
            + min(rule.bySecond.first ?? start.second, 59)
        day = OnsetRule.annualDay(rule, start: start.date)
    }

    /// One day every year, without an end.
    var isPlainForever: Bool { day != nil && rule.interval == 1 && rule.end == .never }

    /// The change that the rule makes every year from now on, where it is plain and has no end.
    func annual(from reading: ObservanceReading) -> Zone.AnnualChange? {
        guard let day, isPlainForever else { return nil }
        return Zone.AnnualChange(
            day: day, secondOfDay: secondOfDay, offsetBefore: reading.before, observance: reading.observance)
    }

    /// The onsets in `years` that do not come before DTSTART; `budget` is what the days that are looked at cost.
    func onsets(of reading: ObservanceReading, years: ClosedRange<Int>, budget: inout Int) -> [WallTime] {
        let start = reading.start
        var onsets: [WallTime] = []
        let first = start.date.year
        for year in first...max(first, years.upperBound) {
            if case .count(let count) = rule.end, onsets.count >= count { break }
            // Without a COUNT nothing depends on the years before those asked for.
            if case .count = rule.end {} else if year < years.lowerBound { continue }
            guard (year - first) % rule.interval == 0 else { continue }
            for dayNumber in days(of: year, start: start.date, budget: &budget) {
                let onset = WallTime(CivilDate(dayNumber: dayNumber), secondOfDay: secondOfDay)
                if onset >= start, !isOver(at: onset, offsetBefore: reading.before) { onsets.append(onset) }
            }
            if budget < 0 { break }
        }
        if case .count(let count) = rule.end { return Array(onsets.prefix(count)) }
        return onsets
    }

    /// UNTIL is in UTC here, whatever DTSTART is (RFC 5545 §3.3.10); a local one is found too.
    private func isOver(at onset: WallTime, offsetBefore: Int) -> Bool {
        switch rule.end {
        case .never, .count: false
        case .until(.date(let date)): onset.date > date
        case .until(.utc(let instant)): onset.secondsSinceEpoch - Int64(offsetBefore) > instant.secondsSinceEpoch
        case .until(.floating(let time)), .until(.zoned(let time, _)): onset > time
        }
    }

    private func days(of year: Int, start: CivilDate, budget: inout Int) -> [Int] {
        budget -= 1
        if let day { return [day.dayNumber(in: year)] }
        let newYear = CivilDate.dayNumber(year: year, month: 1, day: 1)
        var days: [Int] = []
        for month in 1...12 where isMonth(month, start: start) {
            let first = CivilDate.dayNumber(year: year, month: month, day: 1)
            let length = CivilDate.days(inMonth: month, of: year)
            budget -= length
            guard budget >= 0 else { return [] }
            days += (first..<first + length).filter {
                fits(CivilDate(dayNumber: $0), newYear: newYear, start: start)
            }
        }
        guard !rule.bySetPosition.isEmpty else { return days }
        return rule.bySetPosition.map { $0 > 0 ? $0 - 1 : days.count + $0 }.filter(days.indices.contains)
            .map { days[$0] }
    }

    /// Whether a BYxxx part says which days they are; otherwise it is the day of DTSTART.
    private var namesDays: Bool {
        !(rule.byDay.isEmpty && rule.byMonthDay.isEmpty && rule.byYearDay.isEmpty)
    }

    private func isMonth(_ month: Int, start: CivilDate) -> Bool {
        rule.byMonth.isEmpty ? namesDays || month == start.month : rule.byMonth.contains(month)
    }

    /// Whether a day of a fitting month is one that the rule names.
    private func fits(_ date: CivilDate, newYear: Int, start: CivilDate) -> Bool {
        let (year, month, day) = date.components
        let daysOfMonth = CivilDate.days(inMonth: month, of: year)
        if !namesDays { return day == start.day }
        if !rule.byMonthDay.isEmpty,
            !rule.byMonthDay.contains(day), !rule.byMonthDay.contains(day - daysOfMonth - 1)
        {
            return false
        }
        if !rule.byYearDay.isEmpty {
            let index = date.dayNumber - newYear + 1
            let length = CivilDate.isLeap(year) ? 366 : 365
            guard rule.byYearDay.contains(index) || rule.byYearDay.contains(index - length - 1) else { return false }
        }
        guard !rule.byDay.isEmpty else { return true }
        // Ordinals count in the month where BYMONTH is given, else in the year (RFC 5545 §3.3.10).
        let (index, length) =
            rule.byMonth.isEmpty
            ? (date.dayNumber - newYear, CivilDate.isLeap(year) ? 366 : 365) : (day - 1, daysOfMonth)
        return rule.byDay.contains { entry in
            guard entry.weekday == date.weekday else { return false }
            guard let ordinal = entry.ordinal else { return true }
            return ordinal > 0 ? index / 7 + 1 == ordinal : (length - 1 - index) / 7 + 1 == -ordinal
        }
    }

    /// The rule as a plain day: `BYMONTH=3;BYDAY=-1SU`, `BYMONTH=4;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14`,
    /// `BYMONTH=5;BYMONTHDAY=1`, or nothing at all, which is DTSTART's day.
    private static func annualDay(_ rule: RecurrenceRule, start: CivilDate) -> AnnualDay? {
        guard rule.byYearDay.isEmpty, rule.bySetPosition.isEmpty, rule.byMonth.count <= 1, rule.byDay.count <= 1 else {
            return nil
        }
        guard let weekday = rule.byDay.first else {
            guard rule.byMonthDay.count <= 1, rule.byMonthDay.isEmpty || !rule.byMonth.isEmpty else { return nil }
            let (month, day) = (rule.byMonth.first ?? start.month, rule.byMonthDay.first ?? start.day)
            return day >= 1 && day <= CivilDate.days(inMonth: month, of: 2023) ? .date(month: month, day: day) : nil
        }
        guard let month = rule.byMonth.first else { return nil }
        if let ordinal = weekday.ordinal {
            return rule.byMonthDay.isEmpty && (1...4).contains(abs(ordinal))
                ? .nth(ordinal, weekday.weekday, month: month) : nil
        }
        let days = rule.byMonthDay.sorted()
        guard days.count == 7, let first = days.first, first >= 1, days == Array(first...first + 6),
            first + 6 <= CivilDate.days(inMonth: month, of: 2023)
        else { return nil }
        return .onOrAfter(day: first, weekday.weekday, month: month)
    }
}
