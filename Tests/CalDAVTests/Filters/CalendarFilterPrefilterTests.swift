import ICalendar
import Testing

@testable import CalDAV

struct CalendarFilterPrefilterTests {
    private let time = "20250101T000000Z/20250102T000000Z"

    @Test func `rfc4791 §9.9 events in a time are what the index knows exactly`() throws {
        let prefilter = try Example.filter(Example.component("VEVENT", in: time)).prefilter
        #expect(prefilter.isExactForEvents)
        #expect(prefilter.kinds == [.event])
        #expect(prefilter.span?.span == (try Example.span("20250101T000000Z", "20250102T000000Z")))
        #expect(
            try Example.filter("<comp-filter name='vevent'/>").prefilter
                == Prefilter(kinds: [.event], isExactForEvents: true))
    }

    @Test func `an open end stays open`() throws {
        let span = try Example.filter(Example.component("VEVENT", in: "20250101T000000Z/")).prefilter.span
        #expect(span?.start != nil)
        #expect(span?.end == nil)
    }

    @Test(arguments: [
        "<comp-filter name='VTODO'/>",
        "<comp-filter name='VEVENT'/><comp-filter name='VTIMEZONE'/>",
        "<comp-filter name='VEVENT'/><prop-filter name='VERSION'/>",
        "<comp-filter name='VEVENT'><prop-filter name='SUMMARY'/></comp-filter>",
        "<comp-filter name='VEVENT'><comp-filter name='VALARM'/></comp-filter>",
        "<comp-filter name='VEVENT'><is-not-defined/></comp-filter>",
        "",
    ])
    func `anything more has to be looked at`(inner: String) throws {
        #expect(try !Example.filter(inner).prefilter.isExactForEvents)
    }

    @Test(
        arguments: [
            ("<comp-filter name='VTODO'/>", [.toDo]),
            ("<comp-filter name='VTODO'/><comp-filter name='VEVENT'/>", []),
            (
                "<comp-filter name='VEVENT'><is-not-defined/></comp-filter>",
                [.toDo, .journal, .freeBusy, .availability]
            ),
            ("<comp-filter name='X-COMP'/>", nil), ("", nil),
        ] as [(String, Set<ComponentKind>?)])
    func `only kinds that may match are asked for`(inner: String, kinds: Set<ComponentKind>?) throws {
        #expect(try Example.filter(inner).prefilter.kinds == kinds)
    }

    @Test func `rfc4791 §9.9 to-dos that only touch the time are asked for too`() throws {
        let span = try Example.filter(Example.component("VTODO", in: time)).prefilter.span?.span
        #expect(span == (try Example.span("20241231T235959Z", "20250102T000001Z")))
    }

    @Test func `rfc4791 §7.8.6 a part of the UID is told where it can be looked up`() throws {
        func fragment(_ attributes: String) throws -> String? {
            let match = "<prop-filter name='UID'><text-match \(attributes)>abc</text-match></prop-filter>"
            return try Example.filter("<comp-filter name='VEVENT'>\(match)</comp-filter>").prefilter.uidFragment
        }
        #expect(try fragment("collation='i;octet'") == "abc")
        #expect(try fragment("") == "abc")
        #expect(try fragment("negate-condition='yes'") == nil)
    }
}
