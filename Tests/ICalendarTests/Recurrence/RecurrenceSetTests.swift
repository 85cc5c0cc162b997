import Chronology
import Testing

@testable import ICalendar

/// What a recurrence set is made of beside its rules (RFC 5545 §3.8.4.4, §3.8.5).
struct RecurrenceSetTests {
    private let weekly = "FREQ=WEEKLY;COUNT=4"
    private let mondays = ["20250106T090000", "20250113T090000", "20250120T090000", "20250127T090000"]
    private let monday = "Europe/Berlin:20250106T090000"
    private let hour = CalendarComponent.Ending.after(.init(seconds: 3600))

    private func starts(_ components: CalendarComponent..., most: Int = 20) throws -> [String] {
        let object = CalendarObject(uid: "1", kind: .event, components: components)
        return try Example.starts(object, in: Example.zone("Europe/Berlin"), most: most)
    }

    @Test func `rfc5545 §3.8.5.2 dates and rules are one set, in order and each once`() throws {
        let event = try Example.component(
            monday, weekly, "FREQ=MONTHLY;COUNT=2",
            and: [
                "Europe/Berlin:20250120T090000", "America/New_York:20250108T030000", "20250101T080000Z",
                "20250109T090000", "20250115",
            ])
        #expect(
            try starts(event) == [
                "20250101T090000", "20250106T090000", "20250108T090000", "20250109T090000", "20250113T090000",
                "20250115T090000", "20250120T090000", "20250127T090000", "20250206T090000",
            ])
    }

    @Test func `rfc5545 §3.8.5.2 a period has its own length, also where a rule brings its start`() throws {
        var event = try Example.component(monday, "FREQ=WEEKLY;COUNT=2", ending: hour)
        event.recurrenceDates = [
            .init(start: try Example.time("Europe/Berlin:20250113T090000"), ending: .after(.init(seconds: 7200))),
            .init(
                start: try Example.time("20250110T110000Z"), ending: .at(try Example.time("20250110T114500Z"))),
            .init(start: try Example.time("20250113T080000Z")),
        ]
        let lengths = try Example.occurrences(Example.object(event)).map { $0.end.seconds - $0.start.seconds }
        #expect(lengths == [3600, 2700, 7200])
    }

    @Test(arguments: [
        "Europe/Berlin:20250113T090000", "20250113T080000Z", "America/New_York:20250113T030000", "20250113T090000",
        "20250113",
    ])
    func `rfc5545 §3.8.5.1 an exception is found however it is written`(exception: String) throws {
        let event = try Example.component(monday, weekly, without: [exception])
        #expect(try starts(event) == [mondays[0], mondays[2], mondays[3]])
    }

    @Test(arguments: [
        ("20250113", "20250106"), ("20250113T000000", "20250106"), ("Europe/Berlin:20250113T000000", "20250106"),
        ("20250112T230000Z", "20250106"), ("20250113T050000Z", "20250106"), ("20250113T090000Z", "20250106T090000"),
        ("Europe/Berlin:20250113T090000", "20250106T090000"), ("20250113T090000", "20250106T090000Z"),
    ])
    func `an exception of another type still is one`(exception: String, start: String) throws {
        let event = try Example.component(start, weekly, without: [exception])
        let days = try Example.starts(Example.object(event)).map { $0.prefix(8) }
        #expect(days == ["20250106", "20250120", "20250127"])
    }

    @Test func `an exception that hits nothing changes nothing, one on DTSTART takes it out`() throws {
        #expect(try starts(Example.component(monday, weekly, without: ["20250113T090000Z", "20250114"])) == mondays)
        #expect(try starts(Example.component(monday, weekly, without: [monday])) == Array(mondays[1...]))
        #expect(try starts(Example.component(monday, without: [monday])) == [])
    }

    @Test func `rfc2445 §4.8.5.2 an exception rule takes out what it brings, and DTSTART only if it brings that`()
        throws
    {
        var event = try Example.component(monday, weekly)
        event.exclusionRules = [try RecurrenceRule(parsing: "FREQ=WEEKLY;INTERVAL=2")]
        #expect(try starts(event) == [mondays[1], mondays[3]])
        event.exclusionRules = [try RecurrenceRule(parsing: "FREQ=MONTHLY;BYMONTHDAY=20,27", property: "EXRULE")]
        #expect(try starts(event) == [mondays[0], mondays[1]])
    }

    @Test func `rfc5545 §3.8.4.4 an override stands in for its instance, wherever it goes`() throws {
        let master = try Example.component(monday, weekly, ending: hour)
        let object = Example.object(
            master,
            try Example.override("20250113T080000Z", start: "20250301T100000Z"),
            try Example.override(
                "Europe/Berlin:20250120T090000", start: "Europe/Berlin:20250103T120000", ending: hour))
        let occurrences = try Example.occurrences(object)
        #expect(occurrences.map(\.component) == [2, 0, 0, 1])
        #expect(
            occurrences.map { Example.text($0.start) } == [
                "20250103T110000", "20250106T080000", "20250127T080000", "20250301T100000",
            ])
        #expect(Example.text(occurrences[0].recurrenceID) == "20250120T080000")
        #expect(occurrences[3].start == occurrences[3].end)
        let march = try object.occurrences(during: Example.span("20250301", "20250302"), floatingIn: .utc)
        #expect(march == [occurrences[3]])
        #expect(try object.occurrences(during: Example.span("20250120", "20250121"), floatingIn: .utc) == [])
    }

    @Test func `of two overrides of an instance the later version counts`() throws {
        let master = try Example.component(monday, weekly)
        let newer = try Example.override("20250113T080000Z", start: "20250113T100000Z", sequence: 2)
        let older = try Example.override("20250113T080000Z", start: "20250113T110000Z", sequence: 1)
        for object in [Example.object(master, newer, older), Example.object(older, newer, master)] {
            #expect(try Example.starts(object).filter { $0.hasPrefix("20250113") } == ["20250113T100000"])
        }
    }

    @Test func `overrides without their instance count, but those left behind before DTSTART do not`() throws {
        let master = try Example.component(monday, weekly)
        let orphan = try Example.override("20250114T080000Z", start: "20250114T100000Z")
        let before = try Example.override("20241230T080000Z", start: "20241230T100000Z")
        let starts = try Example.starts(Example.object(before, master, orphan))
        #expect(
            starts == ["20250106T080000", "20250113T080000", "20250114T100000", "20250120T080000", "20250127T080000"])
        var named = master
        named.recurrenceDates = [.init(start: try Example.time("20241230T080000Z"))]
        #expect(try Example.starts(Example.object(before, named)).first == "20241230T100000")
        let cut = try Example.override("20241230T080000Z", start: "20241230T100000Z", thisAndFuture: true)
        #expect(try Example.starts(Example.object(cut, master)).first == "20250106T080000")
    }

    @Test func `overrides without a master are occurrences of their own`() throws {
        let object = Example.object(
            try Example.override("20250113T080000Z", start: "20250114T100000Z", ending: hour),
            try Example.override("20250106", start: "20250106"),
            try Example.override("20250113T080000Z", start: "20250115T100000Z", thisAndFuture: true, sequence: 1))
        #expect(try Example.starts(object) == ["20250106T000000", "20250115T100000"])
        #expect(!object.isEndless)
        let found = try object.occurrences(during: Example.span("20250106", "20250107"), floatingIn: .utc)
        #expect(found.map(\.isAllDay) == [true])
    }

    @Test func `rfc5545 §3.8.4.4 this and future moves the later instances by the same difference`() throws {
        let master = try Example.component("Europe/Berlin:20250310T090000", "FREQ=WEEKLY;COUNT=6", ending: hour)
        let object = Example.object(
            master,
            try Example.override(
                "Europe/Berlin:20250324T090000", start: "Europe/Berlin:20250325T110000", thisAndFuture: true,
                ending: .after(.init(seconds: 5400))),
            try Example.override("Europe/Berlin:20250407T090000", start: "Europe/Berlin:20250407T150000", ending: hour),
            try Example.override(
                "Europe/Berlin:20250414T090000", start: "America/New_York:20250414T080000", thisAndFuture: true,
                ending: hour))
        let berlin = try Example.zone("Europe/Berlin")
        let occurrences = try Example.occurrences(object)
        #expect(
            occurrences.map { Example.text($0.start, in: berlin) } == [
                "20250310T090000", "20250317T090000", "20250325T110000", "20250401T110000", "20250407T150000",
                "20250414T140000",
            ])
        #expect(occurrences.map { $0.end.seconds - $0.start.seconds } == [3600, 3600, 5400, 5400, 3600, 3600])
        #expect(occurrences.map(\.component) == [0, 0, 1, 1, 2, 3])
        #expect(Example.text(occurrences[3].recurrenceID, in: berlin) == "20250331T090000")
        let april = try object.occurrences(during: Example.span("20250401", "20250415"), floatingIn: .utc)
        #expect(april == Array(occurrences[3...]))
    }

    @Test func `rfc5545 §3.8.4.4 this and future may make days of times`() throws {
        let master = try Example.component(monday, "FREQ=WEEKLY")
        let change = try Example.override("20250120T080000Z", start: "20250121", thisAndFuture: true)
        let object = Example.object(master, change)
        let occurrences = try Example.occurrences(object, most: 4)
        #expect(occurrences.map(\.isAllDay) == [false, false, true, true])
        #expect(
            occurrences[2...].map { Example.text($0.start) + "/" + Example.text($0.end) } == [
                "20250121T000000/20250122T000000", "20250128T000000/20250129T000000",
            ])
        #expect(object.isEndless)
        let far = try object.occurrences(during: Example.span("21000101", "21000108"), floatingIn: .utc)
        #expect(far.map { Example.text($0.start) } == ["21000105T000000"])
    }

    @Test func `long and moved occurrences are found by what they reach into`() throws {
        let month = CalendarComponent.Ending.after(.init(days: 40))
        let object = Example.object(
            try Example.component(monday, "FREQ=MONTHLY", ending: month),
            try Example.override("20260106T080000Z", start: "20240101T080000Z", thisAndFuture: true, ending: month))
        // The instance of June 2026 was moved back by 736 days, as all after it.
        let found = try object.occurrences(during: Example.span("20240610", "20240611"), floatingIn: .utc)
        #expect(
            found.map { Example.text($0.start) } == ["20240531T070000"])
    }

    @Test func `expansion and windows agree on a set of everything`() throws {
        var master = try Example.component(
            monday, "FREQ=DAILY;INTERVAL=3;COUNT=60", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20250801", ending: hour,
            without: ["20250112", "20250115T080000Z"], and: ["20250107T130000Z", "20250505T070000Z"])
        master.exclusionRules = [try RecurrenceRule(parsing: "FREQ=DAILY;INTERVAL=15")]
        let object = Example.object(
            master, try Example.override("20250109T080000Z", start: "20250601T080000Z"),
            try Example.override("20250124T080000Z", start: "20250124T093000Z", thisAndFuture: true, ending: hour))
        let all = try Example.occurrences(object)
        #expect(all.count > 50)
        #expect(all.map(\.start.seconds) == all.map(\.start.seconds).sorted())
        #expect(Set(all.map(\.recurrenceID)).count == all.count)
        for occurrence in all {
            let start = occurrence.start.instant(floatingIn: .utc)
            let span = try #require(Span(from: start, to: start.advanced(bySeconds: 1)))
            #expect(try object.occurrences(during: span, floatingIn: .utc).contains(occurrence))
        }
        let whole = try object.occurrences(during: Example.span("20200101", "20300101"), floatingIn: .utc)
        #expect(whole == all)
    }
}
