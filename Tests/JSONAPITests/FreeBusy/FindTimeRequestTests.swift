import Chronology
import Failures
import ICalendar
import JSON
import Scheduling
import Testing

@testable import JSONAPI

struct FindTimeRequestTests {
    private func read(_ changes: [String: String]) throws -> FindTimeRequest {
        var members = [
            "required": #"["anna"]"#, "duration": #""PT1H""#, "from": #""2026-12-01T00:00:00Z""#,
            "to": #""2026-12-08T00:00:00Z""#,
        ]
        members.merge(changes) { $1 }
        let text = "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        return try FindTimeRequest(
            try JSONValue(reading: Array(text.utf8)), ZoneResolver(catalog: ZoneCatalog()))
    }

    @Test func `what is not said has a good value`() throws {
        let question = try read([:]).question(in: .utc)
        #expect(question.interval == 900 && question.limit == 10)
        #expect(question.bufferBefore == 0 && question.bufferAfter == 0)
        #expect(question.duration == CalendarDuration(seconds: 3600))
    }

    @Test(
        arguments: [
            ("required", "[]", "#/required"), ("required", #"["a","a"]"#, "#/required"),
            ("duration", #""PT0M""#, "#/duration"), ("duration", #""P9D""#, "#/duration"),
            ("to", #""2026-12-01T00:00:00Z""#, "#/to"), ("to", #""2029-12-01T00:00:00Z""#, "#/to"),
            ("interval", #""P2D""#, "#/interval"), ("bufferBefore", #""P8D""#, "#/bufferBefore"),
            ("timeZone", #""Mars/Olympus""#, "#/timeZone"), ("limit", "51", "#/limit"), ("surprise", "1", "#/surprise"),
            ("preferredHours", #"[{"days":["monday"],"from":"09:00","to":"09:00"}]"#, "#/preferredHours/0/to"),
            ("preferredHours", #"[{"days":["someday"],"from":"09:00","to":"10:00"}]"#, "#/preferredHours/0/days"),
            ("preferredHours", #"[{"days":["monday"],"from":"9:000","to":"10:00"}]"#, "#/preferredHours/0/from"),
        ])
    func `what cannot be is refused with a pointer to it`(name: String, value: String, pointer: String) throws {
        let failure = #expect(throws: Failure.self) { try read([name: value]) }
        #expect(failure?.problem == .invalidBody)
        #expect(failure?.faults.map(\.place) == [.pointer(pointer)])
    }

    @Test func `a question for more times than anybody looks through is refused`() {
        let failure = #expect(throws: Failure.self) {
            try read(["to": #""2027-12-01T00:00:00Z""#, "interval": #""PT5M""#])
        }
        #expect(failure?.faults.map(\.place) == [.pointer("#/interval")])
    }
}
