import Chronology
import Testing

struct WallTimeTests {
    @Test(arguments: [
        (Int64(0), 1970, 1, 1, 0, 0, 0), (-1, 1969, 12, 31, 23, 59, 59), (86_399, 1970, 1, 1, 23, 59, 59),
        (86_400, 1970, 1, 2, 0, 0, 0), (-86_400, 1969, 12, 31, 0, 0, 0), (-86_401, 1969, 12, 30, 23, 59, 59),
        (951_868_799, 2000, 2, 29, 23, 59, 59),
    ])
    func `has a day and a time of day`(
        seconds: Int64, year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    ) {
        let time = WallTime(secondsSinceEpoch: seconds)
        #expect(time.date.components == (year, month, day))
        #expect([time.hour, time.minute, time.second] == [hour, minute, second])
        #expect(WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second) == time)
    }

    @Test func `rfc5545 §3.3.12 a leap second is read as the second before`() {
        let leap = WallTime(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60)
        #expect(leap != nil)
        #expect(leap == WallTime(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 59))
    }

    @Test func `a time that no clock shows does not exist`() {
        #expect(WallTime(year: 2025, month: 1, day: 1, hour: 24) == nil)
        #expect(WallTime(year: 2025, month: 1, day: 1, minute: 60) == nil)
        #expect(WallTime(year: 2025, month: 1, day: 1, second: 61) == nil)
        #expect(WallTime(year: 2025, month: 1, day: 1, hour: -1) == nil)
        #expect(WallTime(year: 2025, month: 2, day: 30) == nil)
    }

    /// Every quarter of an hour over the turn of a leap February.
    @Test func `its parts make it again`() {
        for seconds in stride(from: Int64(1_709_100_000), to: 1_709_500_000, by: 899) {
            let time = WallTime(secondsSinceEpoch: seconds)
            #expect(WallTime(time.date, secondOfDay: time.secondOfDay) == time)
            #expect(Instant(utc: time).utc == time)
        }
    }
}
