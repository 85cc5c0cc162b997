import Testing

@testable import CalDAV

struct PropertyFilterTests {
    private func found(_ filter: String, _ lines: String, kind: String = "VEVENT") throws -> Bool {
        let component = Example.component(kind, "DTSTART:20250106T090000Z", lines)
        return try Example.matches("<comp-filter name='\(kind)'>\(filter)</comp-filter>", Example.calendar(component))
    }

    @Test(arguments: [
        ("<comp-filter name='VEVENT'/>", true), ("<comp-filter name='VTODO'/>", false), ("", true),
        ("<comp-filter name='VTODO'><is-not-defined/></comp-filter>", true),
        ("<comp-filter name='VEVENT'><is-not-defined/></comp-filter>", false),
        ("<comp-filter name='VEVENT'><comp-filter name='VALARM'/></comp-filter>", false),
        ("<comp-filter name='VEVENT'><comp-filter name='VALARM'><is-not-defined/></comp-filter></comp-filter>", true),
        ("<comp-filter name='VEVENT'/><comp-filter name='VTODO'/>", false),
        ("<comp-filter name='VEVENT'/><comp-filter name='VTODO'><is-not-defined/></comp-filter>", true),
        ("<comp-filter name='X-COMP'><is-not-defined/></comp-filter>", true),
        ("<prop-filter name='VERSION'><text-match>2.0</text-match></prop-filter>", true),
        ("<prop-filter name='METHOD'/>", false),
    ])
    func `rfc4791 §9.7.1 components that are there and that are not`(inner: String, isFound: Bool) throws {
        #expect(try Example.matches(inner, Example.calendar(Example.weekly)) == isFound)
    }

    @Test(arguments: [
        ("SUMMARY:Team Lunch", "", "lunch", true), ("SUMMARY:Team Lunch", "", "m l", true),
        ("SUMMARY:Team Lunch", "", "dinner", false),
        ("SUMMARY:Team Lunch", "collation='i;octet'", "lunch", false),
        ("SUMMARY:Team Lunch", "collation='i;octet'", "Lunch", true),
        ("SUMMARY:Team Lunch", "negate-condition='yes'", "lunch", false),
        ("SUMMARY:Team Lunch", "negate-condition='yes'", "dinner", true),
        ("COMMENT:none", "negate-condition='yes'", "dinner", false),
        ("SUMMARY:ÜBUNG", "", "übung", false), ("SUMMARY:ÜBUNG", "", "Übung", true),
        ("SUMMARY:ÜBUNG", "collation='i;unicode-casemap'", "übung", true),
        ("SUMMARY:Cafe\u{301} Mélange", "collation='i;unicode-casemap'", "CAFÉ", true),
        ("SUMMARY:a\\, b\\nc", "", "a, b\nc", true), ("SUMMARY:a\\, b", "", "a\\, b", false),
        ("SUMMARY:Team Lun\n ch", "", "lunch", true),
        ("SUMMARY:x", "", "", true),
    ])
    func `rfc4791 §9.7.5 a text is contained or not`(
        line: String, attributes: String, text: String, isFound: Bool
    ) throws {
        let filter = "<prop-filter name='SUMMARY'><text-match \(attributes)>\(text)</text-match></prop-filter>"
        #expect(try found(filter, line) == isFound)
    }

    @Test(arguments: [("a b", false), ("work", true), ("a,work", false), ("x, y", true)])
    func `rfc4791 §9.7.5 each of several values is looked at by itself`(text: String, isFound: Bool) throws {
        let filter = "<prop-filter name='CATEGORIES'><text-match>\(text)</text-match></prop-filter>"
        #expect(try found(filter, "CATEGORIES:a,work\nCATEGORIES:b,x\\, y") == isFound)
    }

    @Test(arguments: [
        ("<is-not-defined/>", "SUMMARY:a", false), ("<is-not-defined/>", "COMMENT:a", true),
        ("", "SUMMARY:", true), ("", "COMMENT:a", false),
    ])
    func `rfc4791 §9.7.4 a property is there or not`(test: String, line: String, isFound: Bool) throws {
        #expect(try found("<prop-filter name='summary'>\(test)</prop-filter>", line) == isFound)
    }

    @Test func `rfc4791 §9.7.4 what any instance lacks is not defined, and what any has is`() throws {
        let override = Example.event("RECURRENCE-ID;TZID=Europe/Berlin:20250113T090000", "DTSTART:20250115T120000Z")
        for test in ["<is-not-defined/>", ""] {
            let inner = "<comp-filter name='VEVENT'><prop-filter name='SUMMARY'>\(test)</prop-filter></comp-filter>"
            #expect(try Example.matches(inner, Example.calendar(Example.weekly, override)))
        }
    }

    @Test(arguments: [
        ("<param-filter name='PARTSTAT'/>", true), ("<param-filter name='ROLE'/>", false),
        ("<param-filter name='ROLE'><is-not-defined/></param-filter>", true),
        ("<param-filter name='PARTSTAT'><is-not-defined/></param-filter>", true),
        ("<param-filter name='CN'><is-not-defined/></param-filter>", false),
        ("<param-filter name='partstat'><text-match>declined</text-match></param-filter>", true),
        ("<param-filter name='PARTSTAT'><text-match>accepted</text-match></param-filter>", false),
        ("<param-filter name='MEMBER'><text-match>b@example.com</text-match></param-filter>", true),
        // Both conditions for one attendee: bob has declined, anna has not answered.
        (
            "<text-match>bob</text-match><param-filter name='PARTSTAT'><text-match>declined</text-match></param-filter>",
            true
        ),
        (
            "<text-match>anna</text-match><param-filter name='PARTSTAT'><text-match>declined</text-match></param-filter>",
            false
        ),
    ])
    func `rfc4791 §9.7.3 parameters of one and the same line`(test: String, isFound: Bool) throws {
        let lines = """
            ATTENDEE;CN=Anna:mailto:anna@example.com
            ATTENDEE;CN=Bob;PARTSTAT=DECLINED;MEMBER="mailto:a@example.com","mailto:b@example.com":mailto:bob@example.com
            """
        #expect(try found("<prop-filter name='ATTENDEE'>\(test)</prop-filter>", lines) == isFound)
    }

    @Test(arguments: [
        ("CREATED", "CREATED:20250101T120000Z", true), ("CREATED", "CREATED:20250102T000000Z", false),
        ("CREATED", "CREATED:20250101T000000Z", true), ("CREATED", "COMMENT:none", false),
        ("LAST-MODIFIED", "LAST-MODIFIED:20250101T120000Z", true), ("DTSTAMP", "COMMENT:a", true),
        ("DTSTART", "COMMENT:a", false), ("RECURRENCE-ID", "RECURRENCE-ID;VALUE=DATE:20250101", true),
        ("EXDATE", "RRULE:FREQ=DAILY\nEXDATE:20250107T090000Z,20250101T090000Z", true),
        ("RDATE", "RDATE;TZID=Asia/Tokyo:20250102T080000", true),
        ("RDATE", "RDATE;TZID=Asia/Tokyo:20250102T100000", false),
        ("DTEND", "DURATION:PT1H", false),
    ])
    func `rfc4791 §9.9 a property that is a time`(name: String, lines: String, isFound: Bool) throws {
        let range = Example.range("20250101T000000Z/20250102T000000Z")
        #expect(try found("<prop-filter name='\(name)'>\(range)</prop-filter>", lines) == isFound)
    }

    @Test(arguments: [
        ("VEVENT", "DTEND", "20250106T100000Z/20250106T100001Z", true),
        ("VEVENT", "DTEND", "20250106T090000Z/20250106T100000Z", false),
        ("VTODO", "DUE", "20250106T100000Z/20250106T100001Z", true),
        ("VTODO", "COMPLETED", "20250106T100000Z/20250106T100001Z", false),
    ])
    func `rfc4791 §9.9 an end that a duration makes counts`(
        kind: String, name: String, range: String, isFound: Bool
    ) throws {
        let filter = "<prop-filter name='\(name)'>\(Example.range(range))</prop-filter>"
        #expect(try found(filter, "DURATION:PT1H", kind: kind) == isFound)
    }
}
