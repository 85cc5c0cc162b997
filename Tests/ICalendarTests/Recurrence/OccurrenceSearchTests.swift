import Chronology
import Testing

@testable import ICalendar

/// `hasOccurrence` and `strayOverrides`: questions about a set that need not be listed for it.
struct OccurrenceSearchTests {
    private let monday = "Europe/Berlin:20250106T090000"
    private let hour = CalendarComponent.Ending.after(.init(seconds: 3600))

    private func series(_ rule: String = "FREQ=WEEKLY") throws -> CalendarObject {
        Example.object(
            try Example.component(monday, rule, ending: hour),
            try Example.override("20250113T080000Z", start: "20250115T120000Z", ending: hour),
            try Example.override(
                "Europe/Berlin:20250203T090000", start: "Europe/Berlin:20250203T110000", thisAndFuture: true,
                ending: hour))
    }

    /// Every hour of some weeks, for each component, against the list.
    @Test func `whether there is an occurrence agrees with the list of them`() throws {
        let object = try series()
        let first = try Example.instant("20250105T000000Z")
        for step in 0..<(24 * 40) {
            let start = first.advanced(bySeconds: Int64(step) * 3600)
            let span = try #require(Span(from: start, to: start.advanced(bySeconds: 1800)))
            let listed = try object.occurrences(during: span, floatingIn: .utc)
            #expect(try object.hasOccurrence(during: span, floatingIn: .utc) == !listed.isEmpty)
            for component in 0..<3 {
                let isListed = listed.contains { $0.component == component }
                #expect(try object.hasOccurrence(during: span, floatingIn: .utc, of: component) == isListed)
            }
        }
    }

    @Test func `an open span costs no more than the first occurrence in it`() throws {
        let object = try series("FREQ=SECONDLY")
        let span = try Example.span("20250106T090000Z", "99991231T000000Z")
        let few = ExpansionLimits(steps: 100, occurrences: 1)
        #expect(try object.hasOccurrence(during: span, floatingIn: .utc, limits: few))
        #expect(try object.hasOccurrence(during: span, floatingIn: .utc, of: 2, limits: few))
        #expect(throws: ICalendarError.budgetExhausted(steps: 100)) {
            try object.hasOccurrence(during: span, floatingIn: .utc, of: 0, limits: few) { _ in false }
        }
    }

    @Test func `a condition is asked of occurrences in the span only`() throws {
        var asked: [String] = []
        let span = try Example.span("20250120T000000Z", "20250131T000000Z")
        _ = try series().hasOccurrence(during: span, floatingIn: .utc) { occurrence in
            asked.append(Example.text(occurrence.start))
            return false
        }
        #expect(asked == ["20250120T080000", "20250127T080000"])
    }

    @Test(arguments: [
        ("20250113T080000Z", false), ("Europe/Berlin:20250113T090000", false), ("20250113", false),
        ("20250114", true), ("20250113T090000Z", true), ("Europe/Berlin:20250113T100000", true),
        ("20241230T080000Z", false), ("21000104T080000Z", false), ("21000105T080000Z", true),
        // Excluded, by a date of its own, and before DTSTART
        ("20250120T080000Z", false), ("20250121T080000Z", false), ("20250106T080000Z", false),
    ])
    func `rfc5545 §3.8.4.4 an override of what is no instance is a stray`(identifier: String, isStray: Bool) throws {
        let master = try Example.component(
            monday, "FREQ=WEEKLY", ending: hour, without: ["20250120T080000Z"], and: ["20250121T080000Z"])
        let object = Example.object(try Example.override(identifier, start: "20250301T090000Z"), master)
        #expect(try object.strayOverrides() == (isStray ? [0] : []))
    }

    @Test func `several strays are found among what is right`() throws {
        let identifiers = ["20250127T080000Z", "20250114T080000Z", "20250113T080000Z", "20250128T080000Z"]
        let overrides = try identifiers.map { try Example.override($0, start: "20250301T090000Z") }
        let master = try Example.component(monday, "FREQ=WEEKLY")
        let object = CalendarObject(uid: "1", kind: .event, components: overrides + [master])
        #expect(try object.strayOverrides() == [1, 3])
        #expect(try CalendarObject(uid: "1", kind: .event, components: overrides).strayOverrides() == [])
    }
}
