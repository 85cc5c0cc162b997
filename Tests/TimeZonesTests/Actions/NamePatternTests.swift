import Testing

@testable import TimeZones

struct NamePatternTests {
    @Test(arguments: [
        ("europe/berlin", "Europe/Berlin", true), ("Europe", "Europe/Berlin", false),
        ("Europe/*", "Europe/Berlin", true), ("Europe/*", "America/New_York", false),
        ("*york", "America/New_York", true), ("*york", "America/New_York_City", false),
        ("*new york*", "America/New_York", true), ("*NEW_YORK*", "America/New_York", true),
        ("*berlin*", "Berlin", true), ("*x*", "Europe/Berlin", false), (#"a\*"#, "A*", true), (#"a\*"#, "Ab", false),
    ])
    func `rfc7808 §5.5 an asterisk at an end is anything, and case is no matter`(
        pattern: String, name: String, isMatch: Bool
    ) throws {
        #expect(try NamePattern(pattern).matches(name) == isMatch)
    }

    @Test(arguments: ["", "*", "**", "a*b", "*a*b*", #"a\"#, #"a\b"#])
    func `rfc7808 §5.5 other patterns are refused`(pattern: String) {
        #expect(throws: TimeZoneRefusal.invalidPattern) { try NamePattern(pattern) }
    }
}
