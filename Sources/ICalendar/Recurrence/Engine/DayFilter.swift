import Chronology

/// The days that BYMONTH, BYMONTHDAY, BYYEARDAY and BYDAY leave, a month at a time as a mask of its days.
///
/// A Gregorian month is one of 28: four lengths, seven weekdays to begin with. What BYMONTHDAY and BYDAY choose from
/// each is worked out once.
struct DayFilter: Sendable {
    /// The bits 1 to 12 of the months that may have days.
    private(set) var months: UInt32 = 0x1ffe
    /// By `(length - 28) * 7 + weekday of the first`; bit 0 is the first of the month.
    private var patterns: [UInt32]
    /// By `(0 or 12 in a leap year) + month - 1`; empty without BYYEARDAY.
    private var yearDays: [UInt32] = []
    /// BYDAY of a year without BYMONTH: the nth of the whole year, beside what is in `plainWeekdays`.
    private var yearOrdinals: [RecurrenceRule.WeekdayOrdinal] = []
    private var plainWeekdays: UInt8 = 0
    let isUnrestricted: Bool

    /// The month looked at last.
    private var month = MonthDays(first: 0, length: 0, mask: 0)

    init(
        months: [Int] = [], monthDays: [Int] = [], yearDays: [Int] = [],
        weekdays: [RecurrenceRule.WeekdayOrdinal] = [], ordinalsCountInYear: Bool = false
    ) {
        isUnrestricted = months.isEmpty && monthDays.isEmpty && yearDays.isEmpty && weekdays.isEmpty
        if !months.isEmpty { self.months = months.reduce(0) { $0 | 1 << UInt32($1) } }
        let hasYearOrdinals = ordinalsCountInYear && weekdays.contains { $0.ordinal != nil }
        patterns = (0..<28).map { index in
            let length = index / 7 + 28
            var mask: UInt32 = length == 31 ? 0x7fff_ffff : 1 << UInt32(length) - 1
            if !monthDays.isEmpty { mask &= Self.mask(ofMonthDays: monthDays, length: length) }
            if !weekdays.isEmpty, !hasYearOrdinals {
                mask &= Self.mask(ofWeekdays: weekdays, first: index % 7, length: length)
            }
            return mask
        }
        if hasYearOrdinals {
            yearOrdinals = weekdays.filter { $0.ordinal != nil }
            plainWeekdays = weekdays.reduce(0) { $1.ordinal == nil ? $0 | 1 << UInt8($1.weekday.rawValue) : $0 }
        }
        if !yearDays.isEmpty { self.yearDays = Self.masks(ofYearDays: yearDays) }
    }

    /// Whether no month of any year has a day left, as far as the shape of months alone can tell.
    var isEmpty: Bool {
        guard patterns.contains(where: { $0 != 0 }) else { return true }
        return (1...12).allSatisfy { month in
            guard months & 1 << UInt32(month) != 0 else { return true }
            let lengths =
                month == 2 ? 28...29 : CivilDate.days(inMonth: month, of: 1)...CivilDate.days(inMonth: month, of: 1)
            return lengths.allSatisfy { length in (0..<7).allSatisfy { patterns[(length - 28) * 7 + $0] == 0 } }
        }
    }

    /// How many days are left in every month, where all months have equally many.
    var daysInEveryMonth: Int? {
        guard months == 0x1ffe, yearDays.isEmpty, yearOrdinals.isEmpty else { return nil }
        let count = patterns[0].nonzeroBitCount
        return patterns.allSatisfy { $0.nonzeroBitCount == count } ? count : nil
    }

    /// The month with this index (year times 12, plus 0 to 11) and its days that are left.
    mutating func month(at index: Int) -> MonthDays {
        let year = index / 12
        let number = index - year * 12 + 1
        let first = CivilDate.dayNumber(year: year, month: number, day: 1)
        if month.first == first, month.length > 0 { return month }
        let length = CivilDate.days(inMonth: number, of: year)
        month = MonthDays(first: first, length: length, mask: 0)
        guard months & 1 << UInt32(number) != 0 else { return month }
        let weekday = CivilDate(dayNumber: first).weekday.rawValue
        var mask = patterns[(length - 28) * 7 + weekday]
        if !yearDays.isEmpty { mask &= yearDays[(CivilDate.isLeap(year) ? 12 : 0) + number - 1] }
        if !yearOrdinals.isEmpty { mask &= weekdayMask(of: year, weekday: weekday) }
        month.mask = mask
        return month
    }

    mutating func contains(_ day: Int) -> Bool {
        if !(day >= month.first && day < month.first + month.length) { _ = month(at: Self.monthIndex(of: day)) }
        return month.mask >> UInt32(day - month.first) & 1 == 1
    }

    /// The first day from `day` on that is left; nothing where there is none through the month of `last`, or none in
    /// 400 years, after which the calendar begins again.
    mutating func next(from day: Int, through last: Int, _ budget: inout StepBudget) throws(ICalendarError) -> Int? {
        if !(day >= month.first && day < month.first + month.length) { _ = month(at: Self.monthIndex(of: day)) }
        var rest = month.mask >> UInt32(day - month.first)
        if rest != 0 { return day + rest.trailingZeroBitCount }
        let index = Self.monthIndex(of: day)
        let lastIndex = Self.monthIndex(of: last)
        for next in index + 1...index + 4801 {
            guard next <= lastIndex else { return nil }
            guard months & 1 << UInt32(next % 12 + 1) != 0 else { continue }
            try budget.spend()
            rest = month(at: next).mask
            if rest != 0 { return month.first + rest.trailingZeroBitCount }
        }
        return nil
    }

    static func monthIndex(of day: Int) -> Int {
        let parts = CivilDate(dayNumber: day).components
        return parts.year * 12 + parts.month - 1
    }

    /// Plain weekdays and nth weekdays of the year that fall into the month looked at.
    private func weekdayMask(of year: Int, weekday: Int) -> UInt32 {
        var mask: UInt32 = 0
        for day in 0..<month.length where plainWeekdays >> UInt8((weekday + day) % 7) & 1 == 1 {
            mask |= 1 << UInt32(day)
        }
        for entry in yearOrdinals {
            guard let day = Self.day(of: entry, inYear: year) else { continue }
            if day >= month.first, day < month.first + month.length { mask |= 1 << UInt32(day - month.first) }
        }
        return mask
    }

    private static func day(of entry: RecurrenceRule.WeekdayOrdinal, inYear year: Int) -> Int? {
        guard let ordinal = entry.ordinal else { return nil }
        let first = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 1, day: 1))
        let last = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 12, day: 31))
        if ordinal > 0 {
            let day = first.dayNumber + entry.weekday.days(after: first.weekday) + 7 * (ordinal - 1)
            return day <= last.dayNumber ? day : nil
        }
        let day = last.dayNumber - last.weekday.days(after: entry.weekday) + 7 * (ordinal + 1)
        return day >= first.dayNumber ? day : nil
    }

    private static func mask(ofMonthDays monthDays: [Int], length: Int) -> UInt32 {
        monthDays.reduce(0) { mask, day in
            guard abs(day) <= length else { return mask }
            return mask | 1 << UInt32(day > 0 ? day - 1 : length + day)
        }
    }

    private static func mask(
        ofWeekdays weekdays: [RecurrenceRule.WeekdayOrdinal], first: Int, length: Int
    ) -> UInt32 {
        var mask: UInt32 = 0
        for entry in weekdays {
            let firstDay = (entry.weekday.rawValue - first + 7) % 7
            let days = Array(stride(from: firstDay, to: length, by: 7))
            guard let ordinal = entry.ordinal else {
                mask = days.reduce(mask) { $0 | 1 << UInt32($1) }
                continue
            }
            let index = ordinal > 0 ? ordinal - 1 : days.count + ordinal
            if days.indices.contains(index) { mask |= 1 << UInt32(days[index]) }
        }
        return mask
    }

    private static func masks(ofYearDays yearDays: [Int]) -> [UInt32] {
        var masks = [UInt32](repeating: 0, count: 24)
        for (offset, year) in [(0, 2001), (12, 2000)] {
            let first = CivilDate.dayNumber(year: year, month: 1, day: 1)
            let length = CivilDate.isLeap(year) ? 366 : 365
            for yearDay in yearDays where abs(yearDay) <= length {
                let date = CivilDate(dayNumber: first + (yearDay > 0 ? yearDay - 1 : length + yearDay)).components
                masks[offset + date.month - 1] |= 1 << UInt32(date.day - 1)
            }
        }
        return masks
    }
}

/// A month and the days of it that a filter leaves.
struct MonthDays: Sendable {
    /// The day number of its first.
    var first: Int
    var length: Int
    /// Bit 0 is the first of the month.
    var mask: UInt32
}
