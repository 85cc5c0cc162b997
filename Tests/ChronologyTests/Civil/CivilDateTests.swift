import Chronology
import Testing

struct CivilDateTests {
    /// Counts through ten thousand years day by day, as a child would, and expects the formulas to keep up.
    @Test func `numbers the days without a gap from the year 1 to the year 9999`() {
        var number = CivilDate.dayNumber(year: 1, month: 1, day: 1)
        var weekday = Weekday.monday  // 1 January of the year 1 was a Monday.
        var isRight = true
        for year in 1...9999 {
            var dayOfYear = 0
            for month in 1...12 {
                for day in 1...CivilDate.days(inMonth: month, of: year) {
                    dayOfYear += 1
                    let date = CivilDate(dayNumber: number)
                    isRight =
                        isRight && date.components == (year, month, day) && date.weekday == weekday
                        && CivilDate.dayNumber(year: year, month: month, day: day) == number
                    number += 1
                    weekday = Weekday(rawValue: (weekday.rawValue + 1) % 7)!
                }
            }
            isRight = isRight && dayOfYear == (CivilDate.isLeap(year) ? 366 : 365)
            isRight = isRight && CivilDate(dayNumber: number - 1).dayOfYear == dayOfYear
        }
        #expect(isRight)
    }

    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2026, 11, 22, 20_779), (1600, 3, 1, -135_080),
    ])
    func `knows the number of a day`(year: Int, month: Int, day: Int, number: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.dayNumber == number)
        #expect(date.components == (year, month, day))
    }

    @Test(arguments: [
        (2025, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0), (2025, 1, 32),
    ])
    func `a day that no calendar has does not exist`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func `the calendar repeats itself every 400 years, also before the year 1`() {
        for number in stride(from: -1_600_000, through: 1_600_000, by: 911) {
            let (date, later) = (CivilDate(dayNumber: number), CivilDate(dayNumber: number + 146_097))
            #expect(later.components == (date.year + 400, date.month, date.day))
            #expect(later.weekday == date.weekday)
        }
    }

    @Test func `leap years are every fourth but for three centuries in four`() {
        #expect([1896, 1904, 2000, 2024, 2400].allSatisfy(CivilDate.isLeap))
        #expect([1900, 2023, 2100, 2200, 2300].allSatisfy { !CivilDate.isLeap($0) })
    }
}
