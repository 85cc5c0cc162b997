import Failures
import Testing

@testable import CalDAV

struct CalendarFilterTests {
    private let range = "<time-range start='20250101T000000Z' end='20250102T000000Z'/>"

    @Test(arguments: [
        "<filter/>",
        "<filter><comp-filter name='VEVENT'/></filter>",
        "<filter><comp-filter/></filter>",
        "<filter><comp-filter name='VCALENDAR'/><comp-filter name='VCALENDAR'/></filter>",
        "<filter><comp-filter name='VCALENDAR'>RANGE</comp-filter></filter>",
        "<filter><comp-filter name='VCALENDAR'><comp-filter name='VALARM'/></comp-filter></filter>",
        "<filter><prop-filter name='UID'/></filter>",
    ])
    func `rfc4791 §7.8 a filter that is not about one VCALENDAR is invalid`(text: String) throws {
        let element = try Example.element(text.replacing("RANGE", with: range))
        #expect(condition { _ = try CalendarFilter(element) } == .validFilter)
    }

    @Test(arguments: [
        "<comp-filter name='VTIMEZONE'>RANGE</comp-filter>",
        "<comp-filter name='VTIMEZONE'><comp-filter name='STANDARD'>RANGE</comp-filter></comp-filter>",
        "<comp-filter name='X-COMP'>RANGE</comp-filter>",
        "<comp-filter name='VEVENT'><prop-filter name='SUMMARY'>RANGE</prop-filter></comp-filter>",
        "<comp-filter name='VEVENT'><comp-filter name='VEVENT'/></comp-filter>",
        "<comp-filter name='VEVENT'><comp-filter name='VALARM'><comp-filter name='VEVENT'/></comp-filter></comp-filter>",
        "<comp-filter name='VEVENT'><comp-filter name='VCALENDAR'/></comp-filter>",
        "<comp-filter name='VEVENT'><time-range/></comp-filter>",
        "<comp-filter name='VEVENT'><time-range start='20250101'/></comp-filter>",
        "<comp-filter name='VEVENT'><time-range start='20250101T000000'/></comp-filter>",
        "<comp-filter name='VEVENT'><time-range end='tomorrow'/></comp-filter>",
        "<comp-filter name='VEVENT'><time-range start='20250102T000000Z' end='20250101T000000Z'/></comp-filter>",
        "<comp-filter name='VEVENT'>RANGERANGE</comp-filter>",
        "<comp-filter name='VEVENT'><is-not-defined/>RANGE</comp-filter>",
        "<comp-filter name='VEVENT'><text-match>a</text-match></comp-filter>",
        "<comp-filter name='VEVENT'><prop-filter name='DTSTART'>RANGE<text-match>a</text-match></prop-filter></comp-filter>",
        "<comp-filter name='VEVENT'><prop-filter name='UID'><text-match negate-condition='maybe'/></prop-filter></comp-filter>",
    ])
    func `rfc4791 §7.8 a condition that means nothing makes the filter invalid`(inner: String) {
        #expect(condition { _ = try Example.filter(inner.replacing("RANGE", with: range)) } == .validFilter)
    }

    @Test(
        arguments: [
            ("i;unicode-collation", Condition.supportedCollation), ("i;ascii-numeric", .supportedCollation),
            ("i;octet", nil), ("i;ascii-casemap", nil), ("i;unicode-casemap", nil),
        ] as [(String, Condition?)])
    func `rfc4791 §7.8 a collation that is not known is refused by name`(collation: String, refusal: Condition?) {
        let inner = """
            <comp-filter name='VEVENT'><prop-filter name='SUMMARY'>
            <text-match collation='\(collation)'>a</text-match></prop-filter></comp-filter>
            """
        #expect(condition { _ = try Example.filter(inner) } == refusal)
    }

    @Test func `rfc4791 §7.8 conditions joined by or are not supported`() {
        #expect(
            condition { _ = try Example.filter("<comp-filter name='VEVENT' test='anyof'/>") } == .supportedFilter)
        #expect(condition { _ = try Example.filter("<comp-filter name='VEVENT' test='allof'/>") } == nil)
    }

    @Test func `rfc4918 §17 elements of other namespaces are passed over`() throws {
        let inner = "<comp-filter name='VEVENT'><D:new/></comp-filter>"
        #expect(try Example.matches(inner, Example.calendar(Example.weekly)))
    }
}
