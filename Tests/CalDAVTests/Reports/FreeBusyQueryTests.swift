import Chronology
import Failures
import HTTPTypes
import Testing

@testable import CalDAV

struct FreeBusyQueryTests {
    @Test func `rfc4791 §9.11 the span is the one time-range`() throws {
        let body = "<free-busy-query>\(Example.range("20250106T000000Z/20250107T000000Z"))</free-busy-query>"
        #expect(
            try FreeBusyQuery(Example.element(body)).span == Example.span("20250106T000000Z", "20250107T000000Z"))
    }

    @Test(arguments: [
        "", "<time-range/>", "<time-range start='20250106T000000Z'/>", "<time-range end='20250106T000000Z'/>",
        "<time-range start='20250106' end='20250107'/>", "<time-range start='20250106T000000' end='20250107T000000'/>",
        "<time-range start='20250107T000000Z' end='20250106T000000Z'/>",
        "<time-range start='20250106T000000Z' end='20250107T000000Z'/><time-range start='20250106T000000Z' end='20250107T000000Z'/>",
    ])
    func `rfc4791 §7.10 anything else is a bad request`(range: String) {
        #expect {
            _ = try FreeBusyQuery(Example.element("<free-busy-query>\(range)</free-busy-query>"))
        } throws: { ($0 as? Failure)?.status == .badRequest && ($0 as? Failure)?.condition == nil }
    }
}
