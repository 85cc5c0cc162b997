import Chronology
import Testing

@testable import ICalendar

/// Recurrences where clocks are changed (RFC 5545 §3.3.5, §3.3.10).
struct ClockChangeTests {
    struct Sample: CustomTestStringConvertible {
        let zone: String
        let start: String
        let rule: String
        /// Starts in UTC.
        let starts: [String]
        var testDescription: String { zone + " " + rule }
    }

    static let samples = [
        // 02:30 does not exist on 30 March 2025, and is what was 02:30 before the change.
        Sample(
            zone: "Europe/Berlin", start: "20250329T023000", rule: "FREQ=DAILY;COUNT=4",
            starts: ["20250329T013000", "20250330T013000", "20250331T003000", "20250401T003000"]),
        // 02:30 comes twice on 26 October 2025 and is the first.
        Sample(
            zone: "Europe/Berlin", start: "20251025T023000", rule: "FREQ=DAILY;COUNT=3",
            starts: ["20251025T003000", "20251026T003000", "20251027T013000"]),
        // 02:30 and 03:30 are one moment, and one instance.
        Sample(
            zone: "Europe/Berlin", start: "20250330T013000", rule: "FREQ=HOURLY;COUNT=4",
            starts: ["20250330T003000", "20250330T013000", "20250330T023000"]),
        // 02:20, which does not exist, is later than 03:00.
        Sample(
            zone: "Europe/Berlin", start: "20250330T014000", rule: "FREQ=MINUTELY;INTERVAL=40;COUNT=4",
            starts: ["20250330T004000", "20250330T010000", "20250330T012000", "20250330T014000"]),
        // 03:15 would be before DTSTART, which is at 03:45.
        Sample(
            zone: "Europe/Berlin", start: "20250330T024500", rule: "FREQ=MINUTELY;INTERVAL=30;COUNT=4",
            starts: ["20250330T014500", "20250330T021500"]),
        Sample(
            zone: "Europe/Berlin", start: "20251026T013000", rule: "FREQ=HOURLY;COUNT=4",
            starts: ["20251025T233000", "20251026T003000", "20251026T023000", "20251026T033000"]),
        Sample(
            zone: "America/New_York", start: "20250308T023000", rule: "FREQ=DAILY;COUNT=3",
            starts: ["20250308T073000", "20250309T073000", "20250310T063000"]),
        Sample(
            zone: "America/New_York", start: "20251101T013000", rule: "FREQ=DAILY;COUNT=3",
            starts: ["20251101T053000", "20251102T053000", "20251103T063000"]),
        // Half an hour forward on 5 October 2025 at two.
        Sample(
            zone: "Australia/Lord_Howe", start: "20251004T021500", rule: "FREQ=DAILY;COUNT=3",
            starts: ["20251003T154500", "20251004T154500", "20251005T151500"]),
        Sample(
            zone: "Australia/Lord_Howe", start: "20250405T014500", rule: "FREQ=DAILY;COUNT=3",
            starts: ["20250404T144500", "20250405T144500", "20250406T151500"]),
        // 30 December 2011 was left out: it is 31 December, which is one instance.
        Sample(
            zone: "Pacific/Apia", start: "20111229T090000", rule: "FREQ=DAILY;COUNT=4",
            starts: ["20111229T190000", "20111230T190000", "20111231T190000"]),
        Sample(
            zone: "Pacific/Apia", start: "20111229T090000", rule: "FREQ=DAILY;BYHOUR=9,20;COUNT=6",
            starts: ["20111229T190000", "20111230T060000", "20111230T190000", "20111231T060000"]),
        // Ramadan 2025: back an hour on 23 February, forward on 6 April.
        Sample(
            zone: "Africa/Casablanca", start: "20250222T090000", rule: "FREQ=WEEKLY;BYDAY=SA,SU;COUNT=3",
            starts: ["20250222T080000", "20250223T090000", "20250301T090000"]),
        Sample(
            zone: "Africa/Casablanca", start: "20250405T023000", rule: "FREQ=DAILY;COUNT=3",
            starts: ["20250405T023000", "20250406T023000", "20250407T013000"]),
    ]

    @Test(arguments: samples)
    func `rfc5545 §3.3.5 local times become moments`(sample: Sample) throws {
        let object = Example.object(try Example.component(sample.zone + ":" + sample.start, sample.rule))
        #expect(try Example.starts(object) == sample.starts)
    }

    @Test(arguments: samples)
    func `a window finds the same`(sample: Sample) throws {
        let object = Example.object(try Example.component(sample.zone + ":" + sample.start, sample.rule))
        for start in sample.starts {
            let instant = try Example.instant(start + "Z")
            let span = try #require(Span(from: instant, to: instant.advanced(bySeconds: 1)))
            let found = try object.occurrences(during: span, floatingIn: .utc)
            #expect(found.map { Example.text($0.start) } == [start])
        }
    }

    @Test func `rfc5545 §3.8.5.3 a length by DTEND is exact, by DURATION in days it is nominal`() throws {
        let berlin = try Example.zone("Europe/Berlin")
        let start = "Europe/Berlin:20250329T220000"
        func ends(_ ending: CalendarComponent.Ending) throws -> [String] {
            let object = Example.object(try Example.component(start, "FREQ=DAILY;COUNT=2", ending: ending))
            return try Example.occurrences(object).map { Example.text($0.end, in: berlin) }
        }
        // Seven hours in the night in which one is left out, and so the night after ends at five.
        #expect(try ends(.at(Example.time("Europe/Berlin:20250330T060000"))) == ["20250330T060000", "20250331T050000"])
        #expect(try ends(.after(.init(seconds: 8 * 3600))) == ["20250330T070000", "20250331T060000"])
        #expect(try ends(.after(.init(days: 1))) == ["20250330T220000", "20250331T220000"])
        #expect(try ends(.after(.init(seconds: 86_400))) == ["20250330T230000", "20250331T220000"])
    }

    @Test func `rfc5545 §3.3.10 UNTIL in UTC is compared on the time line`() throws {
        let start = "Europe/Berlin:20250329T023000"
        // The instance of the 30th is at 01:30Z, which is 03:30 on the wall.
        func count(_ until: String) throws -> Int {
            try Example.starts(Example.object(try Example.component(start, "FREQ=DAILY;UNTIL=" + until))).count
        }
        #expect(try count("20250330T012959Z") == 1)
        #expect(try count("20250330T013000Z") == 2)
        #expect(try count("20250330T023000") == 2)
        #expect(try count("20250330") == 2)
        #expect(try count("20250331T002959Z") == 2)
        #expect(try count("20250331T003000Z") == 3)
    }

    @Test(arguments: [
        ("Europe/Berlin", "21000104T080000"), ("America/New_York", "21000104T140000"),
        ("Australia/Lord_Howe", "21000103T220000"),
    ])
    func `the year 2100 is as near as any`(zone: String, start: String) throws {
        let object = Example.object(try Example.component(zone + ":20250106T090000", "FREQ=WEEKLY;BYDAY=MO"))
        let found = try object.occurrences(
            during: Example.span("21000103T120000Z", "21000110T120000Z"), floatingIn: .utc)
        #expect(found.map { Example.text($0.start) } == [start])
    }
}
