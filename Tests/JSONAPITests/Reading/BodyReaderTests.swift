import Failures
import ICalendar
import JSON
import Testing

@testable import JSONAPI

struct BodyReaderTests {
    private func read(_ text: String) throws -> BodyReader {
        try BodyReader(try JSONValue(reading: Array(text.utf8)), knowing: ["text", "number", "list", "duration"])
    }

    private func pointer(_ failure: Failure?) -> String? {
        guard failure?.problem == .invalidBody, case .pointer(let pointer) = failure?.faults.first?.place else {
            return nil
        }
        return pointer
    }

    @Test func `members are taken by name`() throws {
        let body = try read(#"{"text":"hällo","number":7,"list":["a","b"],"duration":"P1DT2H30M"}"#)
        #expect(try body.text("text", length: 1...5) == "hällo")
        #expect(try body.integer("number", in: 1...7) == 7)
        #expect(try body.texts("list", count: 1...2, length: 1...1) == ["a", "b"])
        #expect(try body.duration("duration") == CalendarDuration(days: 1, seconds: 9000))
        #expect(try read("{}").text("text", length: 1...5) == nil)
    }

    @Test(
        arguments: [
            (#"{"a/b~":1}"#, "#/a~1b~0"), ("[]", "#"), (#"{"über":1}"#, "#/%C3%BCber"),
        ])
    func `what nobody asked for is refused with a pointer to it`(text: String, place: String) {
        #expect(pointer(#expect(throws: Failure.self) { try read(text) }) == place)
    }

    @Test(arguments: [
        #"{"text":1}"#, #"{"text":""}"#, #"{"text":"123456"}"#, #"{"text":"\u0000"}"#, #"{"text":null}"#,
    ])
    func `a text of another kind or length is refused`(text: String) throws {
        let body = try read(text)
        #expect(pointer(#expect(throws: Failure.self) { try body.text("text", length: 1...5) }) == "#/text")
    }

    @Test(arguments: [#"{"list":["a","a"]}"#, #"{"list":[]}"#, #"{"list":[1]}"#, #"{"list":"a"}"#])
    func `a list is one of different texts`(text: String) throws {
        let body = try read(text)
        #expect(throws: Failure.self) { try body.texts("list", count: 1...2, length: 1...1) }
    }

    @Test(
        arguments: [
            ("PT30M", 0, 1800), ("PT1H", 0, 3600), ("PT1H5M", 0, 3900), ("P1W", 7, 0), ("P2D", 2, 0),
            ("P1DT1M", 1, 60),
        ] as [(String, Int, Int64)])
    func `rfc5545 §3.3.6 durations without seconds are read`(text: String, days: Int, seconds: Int64) {
        #expect(CalendarDuration(api: text) == CalendarDuration(days: days, seconds: seconds))
    }

    @Test(arguments: [
        "", "P", "PT", "PT1S", "PT30", "30M", "-PT30M", "P1WT1H", "PT1M1H", "P1D2H", "PT1.5H", "P99999D", "PT123456M",
        "PT1H1M1M", "P1M", "P1DT",
    ])
    func `rfc5545 §3.3.6 anything else is no duration`(text: String) {
        #expect(CalendarDuration(api: text) == nil)
    }
}
