/// A day that every year has, named by rule.
public enum AnnualDay: Hashable, Sendable {
    /// 1 to 365, with 29 February never counted: `Jn` of a TZ string.
    case dayOfCommonYear(Int)
    /// 0 to 365 days after 1 January: `n` of a TZ string.
    case daysAfterNewYear(Int)
    /// The first to fourth such weekday of a month, or, counted from its end, the last (-1) to fourth from last.
    case nth(Int, Weekday, month: Int)
    /// The first such weekday that is not before a day of the month.
    case onOrAfter(day: Int, Weekday, month: Int)
    /// The same day every year; not 29 February.
    case date(month: Int, day: Int)

    /// The number of this day in `year`, as `CivilDate` counts.
    public func dayNumber(in year: Int) -> Int {
        switch self {
        case .dayOfCommonYear(let day):
            CivilDate.dayNumber(year: year, month: 1, day: 1) + day - (CivilDate.isLeap(year) && day >= 60 ? 0 : 1)
        case .daysAfterNewYear(let days):
            CivilDate.dayNumber(year: year, month: 1, day: 1) + days
        case .nth(let ordinal, let weekday, let month) where ordinal > 0:
            AnnualDay.first(weekday, from: CivilDate.dayNumber(year: year, month: month, day: 1)) + 7 * (ordinal - 1)
        case .nth(let ordinal, let weekday, let month):
            // The last seven days of the month hold each weekday once.
            AnnualDay.first(
                weekday,
                from: CivilDate.dayNumber(year: year, month: month, day: CivilDate.days(inMonth: month, of: year) - 6)
            ) + 7 * (ordinal + 1)
        case .onOrAfter(let day, let weekday, let month):
            AnnualDay.first(weekday, from: CivilDate.dayNumber(year: year, month: month, day: day))
        case .date(let month, let day):
            CivilDate.dayNumber(year: year, month: month, day: day)
        }
    }

    private static func first(_ weekday: Weekday, from dayNumber: Int) -> Int {
        dayNumber + weekday.days(after: CivilDate(dayNumber: dayNumber).weekday)
    }
}
