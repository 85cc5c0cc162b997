import Failures
import ICalendar
import Testing

@testable import CalDAV

struct FailureProjectionTests {
    @Test(
        arguments: [
            (.tooMany(what: "occurrences", line: 0, limit: 10), .numberOfMatchesWithinLimits),
            (.budgetExhausted(steps: 1), .numberOfMatchesWithinLimits), (.notACalendar, .validCalendarData),
        ] as [(ICalendarError, Condition)])
    func `rfc4791 §7.8 an answer that is too long is named so`(error: ICalendarError, condition: Condition) {
        #expect(Failure(projecting: error).condition == condition)
    }
}
