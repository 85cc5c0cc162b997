import Chronology

/// A rule made ready for one DTSTART: what it leaves unsaid is filled in, what it limits has become masks.
///
/// All times are wall-clock seconds since 1970-01-01T00:00:00, all days are day numbers; zones come later, since
/// "the computed local start time" is what the rule makes and the zone only interprets (RFC 5545 §3.3.10).
struct RulePlan: Sendable {
    let frequency: RecurrenceRule.Frequency
    /// DTSTART.
    let start: Int
    /// The period of DTSTART: a year, a month index, the first day of a week, a day, or the first second of a period.
    let origin: Int
    /// From one period to the next, in the same unit.
    let stride: Int
    let filter: DayFilter
    /// The seconds at which instances are within a day; within the hour or minute for HOURLY and MINUTELY.
    let offsets: [Int]
    /// BYDAY of a week, in days from its start.
    let weekdayOffsets: [Int]
    let weekNumbers: [Int]
    let weekStart: Weekday
    /// BYHOUR, BYMINUTE and BYSECOND where they limit, as masks.
    let hours: UInt32
    let minutes: UInt64
    let seconds: UInt64
    let setPositions: [Int]
    /// How many instances COUNT allows.
    let count: Int
    /// Set where invalid dates are moved instead of left out (RFC 7529 §4.1).
    let mover: DateMover?
    /// DTSTART is a DATE, so that all that happens on a day is one instance.
    let countsDays: Bool
    /// No instance but DTSTART can ever be, as can be seen without looking for it.
    let isImpossible: Bool

    var limitsTimes: Bool {
        hours != Self.allHours || minutes != Self.allMinutes || seconds != Self.allMinutes
    }

    static let allHours: UInt32 = 1 << 24 - 1
    static let allMinutes: UInt64 = 1 << 60 - 1

    init(_ rule: RecurrenceRule, start time: WallTime, isDate: Bool) {
        let implied = ImpliedParts(rule, start: time, isDate: isDate)
        let date = time.date
        frequency = rule.frequency
        start = Int(time.secondsSinceEpoch)
        weekStart = rule.weekStart
        weekNumbers = rule.frequency == .yearly ? rule.byWeekNumber : []
        setPositions = rule.bySetPosition
        countsDays = isDate && rule.frequency < .daily
        if case .count(let count) = rule.end { self.count = count } else { count = .max }

        let interval = min(max(rule.interval, 1), RecurrenceRuleReader.largestInterval)
        switch rule.frequency {
        case .yearly:
            (origin, stride) = (weekNumbers.isEmpty ? date.year : Self.weekYear(of: date, rule.weekStart), interval)
        case .monthly: (origin, stride) = (DayFilter.monthIndex(of: date.dayNumber), interval)
        case .weekly:
            (origin, stride) = (date.dayNumber - date.weekday.days(after: rule.weekStart), interval * 7)
        case .daily: (origin, stride) = (date.dayNumber, interval)
        case .hourly: (origin, stride) = (start - time.secondOfDay % 3600, interval * 3600)
        case .minutely: (origin, stride) = (start - time.secondOfDay % 60, interval * 60)
        case .secondly: (origin, stride) = (start, interval)
        }

        filter = implied.filter
        mover = implied.mover
        offsets = implied.offsets
        weekdayOffsets =
            rule.frequency == .weekly
            ? Set(implied.weekdays.map { $0.weekday.days(after: rule.weekStart) }).sorted() : []
        let limitsHours = !isDate && rule.frequency < .daily && !rule.byHour.isEmpty
        let limitsMinutes = !isDate && rule.frequency < .hourly && !rule.byMinute.isEmpty
        let limitsSeconds = !isDate && rule.frequency < .minutely && !rule.bySecond.isEmpty
        hours = limitsHours ? rule.byHour.reduce(0) { $0 | 1 << UInt32($1) } : Self.allHours
        minutes = limitsMinutes ? rule.byMinute.reduce(0) { $0 | 1 << UInt64($1) } : Self.allMinutes
        seconds = limitsSeconds ? rule.bySecond.reduce(0) { $0 | 1 << UInt64(min($1, 59)) } : Self.allMinutes
        isImpossible =
            (mover == nil && filter.isEmpty)
            || !Self.canBeReached(
                rule, origin: origin, stride: stride, weekdays: implied.weekdays, hours: hours, minutes: minutes,
                seconds: seconds)
    }

    /// Whether steps of `stride` can come to a weekday and a time of day that the rule allows.
    private static func canBeReached(
        _ rule: RecurrenceRule, origin: Int, stride: Int, weekdays: [RecurrenceRule.WeekdayOrdinal],
        hours: UInt32, minutes: UInt64, seconds: UInt64
    ) -> Bool {
        guard rule.frequency <= .daily else { return true }
        let unit = rule.frequency == .daily ? 1 : 86_400
        if stride % (7 * unit) == 0, !weekdays.isEmpty {
            let day = CivilDate(dayNumber: origin.dividedDown(by: unit))
            guard weekdays.contains(where: { $0.weekday == day.weekday }) else { return false }
        }
        guard rule.frequency < .daily, hours != allHours || minutes != allMinutes || seconds != allMinutes else {
            return true
        }
        let step = greatestCommonDivisor(stride, 86_400)
        let first = (origin - origin.dividedDown(by: 86_400) * 86_400) % step
        for second in Swift.stride(from: first, to: 86_400, by: step) {
            let isHour = hours >> UInt32(second / 3600) & 1 == 1
            let isMinute = minutes >> UInt64(second / 60 % 60) & 1 == 1
            let isSecond = rule.frequency > .secondly || seconds >> UInt64(second % 60) & 1 == 1
            if isHour, isMinute, isSecond { return true }
        }
        return false
    }

    private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : greatestCommonDivisor(second, first % second)
    }

    /// The first day of week 1: the first week with at least four days in the year (RFC 5545 §3.3.10).
    static func firstDayOfWeekOne(of year: Int, _ weekStart: Weekday) -> Int {
        let first = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 1, day: 1))
        let before = first.weekday.days(after: weekStart)
        return before <= 3 ? first.dayNumber - before : first.dayNumber - before + 7
    }

    /// The year to whose numbered weeks the day belongs.
    static func weekYear(of date: CivilDate, _ weekStart: Weekday) -> Int {
        let year = date.year
        if date.dayNumber < firstDayOfWeekOne(of: year, weekStart) { return year - 1 }
        return date.dayNumber >= firstDayOfWeekOne(of: year + 1, weekStart) ? year + 1 : year
    }
}

extension Int {
    /// The quotient rounded down; `divisor` is positive.
    @inline(__always)
    func dividedDown(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
