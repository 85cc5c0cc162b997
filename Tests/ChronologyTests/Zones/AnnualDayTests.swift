import Chronology
import Testing

struct AnnualDayTests {
    /// Looks through each month day by day for what the rule names.
    @Test func `finds the weekdays of a month that a calendar on the wall shows`() {
        for year in 1995...2035 {
            for month in 1...12 {
                let days = (1...CivilDate.days(inMonth: month, of: year)).map {
                    CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: $0))
                }
                for weekday in Weekday.allCases {
                    let fitting = days.filter { $0.weekday == weekday }.map(\.dayNumber)
                    for ordinal in 1...4 {
                        #expect(
                            AnnualDay.nth(ordinal, weekday, month: month).dayNumber(in: year) == fitting[ordinal - 1])
                        #expect(
                            AnnualDay.nth(-ordinal, weekday, month: month).dayNumber(in: year)
                                == fitting[fitting.count - ordinal])
                    }
                    let afterTenth = fitting.first { $0 >= days[9].dayNumber }
                    #expect(AnnualDay.onOrAfter(day: 10, weekday, month: month).dayNumber(in: year) == afterTenth)
                }
            }
        }
    }

    @Test func `rfc9636 §3.3 a Julian day never counts 29 February, a zero-based one does`() {
        let first = { (year: Int, month: Int) in CivilDate.dayNumber(year: year, month: month, day: 1) }
        for year in [2023, 2024] {
            #expect(AnnualDay.dayOfCommonYear(60).dayNumber(in: year) == first(year, 3))
            #expect(AnnualDay.dayOfCommonYear(59).dayNumber(in: year) == first(year, 2) + 27)
            #expect(AnnualDay.dayOfCommonYear(365).dayNumber(in: year) == first(year + 1, 1) - 1)
        }
        #expect(AnnualDay.daysAfterNewYear(59).dayNumber(in: 2023) == first(2023, 3))
        #expect(AnnualDay.daysAfterNewYear(59).dayNumber(in: 2024) == first(2024, 3) - 1)
        #expect(AnnualDay.date(month: 3, day: 21).dayNumber(in: 2024) == first(2024, 3) + 20)
    }
}
