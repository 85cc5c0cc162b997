import ICalendar
import Outbound
import Testing

@testable import Subscriptions

struct FetchProblemTests {
    @Test(arguments: [
        FetchProblem.noAnswer(.hostNotFound("a.example")), .refused(status: 401), .refused(status: 404),
        .refused(status: 429), .refused(status: 503), .refused(status: 418), .unreadable(.notACalendar),
        .unreadable(.truncated(line: 3)), .unreadable(.tooMany(what: "components", line: 1, limit: 2)),
    ])
    func `says what to do`(problem: FetchProblem) {
        #expect(problem.description.contains(";") || problem.description.contains(","))
        #expect(problem.description.count > 20)
    }
}
