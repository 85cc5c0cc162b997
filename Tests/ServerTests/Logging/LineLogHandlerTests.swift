import Logging
import Testing

@testable import Server

struct LineLogHandlerTests {
    @Test func `a value of one word stands bare and another in quotes`() {
        let line = LineLogHandler.text([("a", "word"), ("b", "two words"), ("c", ""), ("d", "x=y"), ("e", "…")])
        #expect(line == #"a=word b="two words" c="" d="x=y" e=…"# + "\n")
    }

    @Test func `a line break in a value makes no second line`() {
        let line = LineLogHandler.text([("a", "one\r\nlevel=error \"two\"\u{0}")])
        #expect(line == #"a="one\r\nlevel=error \"two\"\u0000""# + "\n")
    }

    @Test func `rfc8259 §7 JSON is JSON`() {
        #expect(LineLogHandler.json([("a", "ü\"\\\t"), ("b", "")]) == #"{"a":"ü\"\\\t","b":""}"# + "\n")
    }

    @Test func `an event has its time, level, message and facts`() throws {
        let log = LogLines()
        log.logger.warning("hello there", metadata: ["z": "1", "b": "2"])
        let line = try #require(log.all.first)
        #expect(line.hasSuffix(#"Z level=warning message="hello there" b=2 z=1"# + "\n"))
        #expect(line.hasPrefix("time=2"))
    }
}
