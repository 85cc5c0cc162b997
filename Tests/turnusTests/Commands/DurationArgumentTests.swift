import ICalendar
import Testing

@testable import turnus

struct DurationArgumentTests {
    @Test(
        arguments: [
            ("45m", 0, 2700), ("1h", 0, 3600), ("1h30m", 0, 5400), ("2d", 2, 0), ("1D2H", 1, 7200), ("0m", 0, 0),
        ] as [(String, Int, Int64)])
    func `a length is written as people write it`(text: String, days: Int, seconds: Int64) {
        #expect(DurationArgument(argument: text)?.duration == CalendarDuration(days: days, seconds: seconds))
    }

    @Test(arguments: ["", "1", "m", "30m1h", "1h1h", "-1h", "1.5h", "123456m", "1h 30m"])
    func `anything else is none`(text: String) {
        #expect(DurationArgument(argument: text) == nil)
    }
}
