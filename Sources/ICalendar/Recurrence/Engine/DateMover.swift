import Chronology

/// Finds the days of a month or a year where dates that do not exist are moved to the day before or after
/// (RFC 7529 §4.1: SKIP=BACKWARD and FORWARD, applied after BYMONTHDAY and BYYEARDAY and before BYDAY).
///
/// A moved date may leave its month: 30 February goes forward to 1 March, whatever BYMONTH says, because BYMONTH
/// has chosen already. Days counted from the end that come before the first are moved over that end.
struct DateMover: Sendable {
    private let isForward: Bool
    private let months: [Int]
    private let monthDays: [Int]
    private let yearDays: [Int]
    private var weekdays: DayFilter

    init(
        isForward: Bool, months: [Int], monthDays: [Int], yearDays: [Int],
        weekdays: [RecurrenceRule.WeekdayOrdinal], ordinalsCountInYear: Bool
    ) {
        self.isForward = isForward
        self.months = months.isEmpty ? Array(1...12) : Set(months).sorted()
        self.monthDays = monthDays
        self.yearDays = yearDays
        self.weekdays = DayFilter(weekdays: weekdays, ordinalsCountInYear: ordinalsCountInYear)
    }

    /// The days of the month with this index, in order, once each.
    mutating func days(ofMonth index: Int) -> [Int] {
        guard months.contains(index % 12 + 1) else { return [] }
        return left(candidates(inMonth: index))
    }

    mutating func days(ofYear year: Int) -> [Int] {
        guard !yearDays.isEmpty else {
            return left(months.flatMap { candidates(inMonth: year * 12 + $0 - 1) })
        }
        let first = CivilDate.dayNumber(year: year, month: 1, day: 1)
        let length = CivilDate.isLeap(year) ? 366 : 365
        let monthFilter = months
        let chosen = yearDays.compactMap { yearDay -> Int? in
            guard abs(yearDay) <= length else { return moved(yearDay, first: first, length: length) }
            let day = yearDay > 0 ? first + yearDay - 1 : first + length + yearDay
            return monthFilter.contains(CivilDate(dayNumber: day).month) ? day : nil
        }
        guard !monthDays.isEmpty else { return left(chosen) }
        let days = Set(months.flatMap { candidates(inMonth: year * 12 + $0 - 1) })
        return left(chosen.filter(days.contains))
    }

    private func candidates(inMonth index: Int) -> [Int] {
        let (year, month) = (index / 12, index % 12 + 1)
        let first = CivilDate.dayNumber(year: year, month: month, day: 1)
        let length = CivilDate.days(inMonth: month, of: year)
        guard !monthDays.isEmpty else { return Array(first..<first + length) }
        return monthDays.map { day in
            guard abs(day) <= length else { return moved(day, first: first, length: length) }
            return day > 0 ? first + day - 1 : first + length + day
        }
    }

    private func moved(_ number: Int, first: Int, length: Int) -> Int {
        let end = number > 0 ? first + length : first
        return isForward ? end : end - 1
    }

    private mutating func left(_ days: [Int]) -> [Int] {
        Set(days).sorted().filter { weekdays.contains($0) }
    }
}
