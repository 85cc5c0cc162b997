import ICalendar
import Testing

struct TextValueTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\\nb\\Nc", "a\nb\nc"), ("a\\,b\\;c\\\\d", "a,b;c\\d"), ("\\:\\\"", ":\""),
        ("a\\x", "a\\x"), ("end\\", "end\\"), ("\\\\n", "\\n"),
    ])
    func `rfc5545 §3.3.11 escapes are undone`(value: String, text: String) {
        #expect(TextValue.unescape(value) == text)
    }

    @Test(arguments: ["", "a,b;c\\d\ne", "\\n", "ümlaut\\,"])
    func `what is escaped is unescaped to the same`(text: String) {
        #expect(TextValue.unescape(TextValue.escape(text)) == text)
    }

    @Test func `every line end becomes one`() {
        #expect(TextValue.escape("a\r\nb\rc\nd") == "a\\nb\\nc\\nd")
    }

    @Test(arguments: [
        ("", [""]), ("a", ["a"]), ("a,b", ["a", "b"]), ("a\\,b,c", ["a\\,b", "c"]), ("a\\\\,b", ["a\\\\", "b"]),
        (",", ["", ""]),
    ])
    func `lists are split where no backslash precedes`(value: String, parts: [String]) {
        #expect(TextValue.split(value) == parts)
    }
}
