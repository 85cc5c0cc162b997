import Chronology
import Scheduling
import Testing

@testable import turnus

struct HoursArgumentTests {
    @Test(
        arguments: [
            ("mon-fri 09:00-17:00", [.monday, .tuesday, .wednesday, .thursday, .friday], 540, 1020),
            ("TUE,thu 9:00-12:30", [.tuesday, .thursday], 540, 750),
            ("sat-mon 00:00-24:00", [.monday, .saturday, .sunday], 0, 1440),
        ] as [(String, [Weekday], Int, Int)])
    func `days and hours are read`(text: String, days: [Weekday], start: Int, end: Int) {
        #expect(HoursArgument(argument: text)?.block == WeeklyHours.Block(days: Set(days), start: start, end: end))
    }

    @Test(arguments: [
        "", "mon", "09:00-17:00", "mon 9-17", "mon 17:00-09:00", "mon 09:00-09:00", "mon 09:00-24:01",
        "day 09:00-17:00",
        "mon, 09:00-17:00", "mon-tue-wed 09:00-17:00", "mon 09:60-17:00", "mon 09:00", "mon 9:00-17:00 x",
    ])
    func `what is neither is refused`(text: String) {
        #expect(HoursArgument(argument: text) == nil)
    }
}
