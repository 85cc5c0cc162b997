import Chronology
import Testing

struct WeekdayTests {
    @Test func `counts forward from one weekday to another`() {
        for first in Weekday.allCases {
            for second in Weekday.allCases {
                let days = second.days(after: first)
                #expect((0...6).contains(days))
                #expect((first.rawValue + days) % 7 == second.rawValue)
            }
        }
    }
}
