import Chronology
import ICalendar
import Testing

@testable import CalDAV

/// Matching and expansion against instances that are simply counted off, over small made-up series.
struct NaiveEvaluationTests {
    /// The same numbers on every machine and in every run.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    private struct Instance: Hashable {
        var start: Int
        var length: Int
        var identifier: Int
        var summary: String
    }

    /// A daily series in hours from a first midnight on, some of it excluded, some of it moved.
    private struct Series {
        var start: Int
        var length: Int
        var interval: Int
        var count: Int
        var excluded: Set<Int>
        var moved: [Int: Instance]

        init(_ dice: inout Dice) {
            (start, length) = (dice.roll(48), dice.roll(4) * dice.roll(9))
            (interval, count) = (1 + dice.roll(3), 1 + dice.roll(5))
            excluded = []
            moved = [:]
            for index in 0..<count {
                let key = start + index * interval * 24
                switch dice.roll(4) {
                case 0: excluded.insert(key)
                case 1:
                    moved[key] = Instance(
                        start: dice.roll(300), length: dice.roll(5), identifier: key, summary: "moved\(dice.roll(2))")
                default: break
                }
            }
        }

        /// Counted off by hand.
        var instances: [Instance] {
            let originals = (0..<count).map { start + $0 * interval * 24 }
                .filter { !excluded.contains($0) && moved[$0] == nil }
                .map { Instance(start: $0, length: length, identifier: $0, summary: "plain") }
            return (originals + moved.values).sorted { ($0.start, $0.identifier) < ($1.start, $1.identifier) }
        }

        var octets: [UInt8] {
            let rule = "RRULE:FREQ=DAILY;INTERVAL=\(interval);COUNT=\(count)"
            let dates = excluded.sorted().map { "EXDATE:\(hour($0))" }
            let lines = ["DTSTART:\(hour(start))", "DURATION:PT\(length)H", "SUMMARY:plain", rule] + dates
            let overrides = moved.values.sorted { $0.start < $1.start }.map { instance in
                Example.event(
                    "RECURRENCE-ID:\(hour(instance.identifier))", "DTSTART:\(hour(instance.start))",
                    "DURATION:PT\(instance.length)H", "SUMMARY:\(instance.summary)")
            }
            return Example.calendar(
                ([Example.event(lines.joined(separator: "\n"))] + overrides).joined(separator: "\n"))
        }
    }

    /// RFC 4791 §9.9 for events, in hours.
    private func overlaps(_ instance: Instance, _ start: Int, _ end: Int) -> Bool {
        instance.length > 0
            ? start < instance.start + instance.length && end > instance.start
            : start <= instance.start && end > instance.start
    }

    @Test(arguments: 1...40)
    func `rfc4791 §9.9 matching and §9.6.5 expansion agree with counting`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<10 {
            let series = Series(&dice)
            let octets = series.octets
            for _ in 0..<10 {
                let start = dice.roll(320)
                let end = start + 1 + dice.roll(40)
                let found = series.instances.filter { overlaps($0, start, end) }
                try check(found, octets, start, end)
            }
        }
    }

    private func check(_ found: [Instance], _ octets: [UInt8], _ start: Int, _ end: Int) throws {
        let range = Example.range("\(hour(start))/\(hour(end))")
        let text = Example.text(octets)
        #expect(
            try Example.matches("<comp-filter name='VEVENT'>\(range)</comp-filter>", octets) == !found.isEmpty,
            "\(start)-\(end) of \(text)")
        for summary in ["plain", "moved0", "moved1"] {
            let match = "<prop-filter name='SUMMARY'><text-match>\(summary)</text-match></prop-filter>"
            #expect(
                try Example.matches("<comp-filter name='VEVENT'>\(range)\(match)</comp-filter>", octets)
                    == found.contains { $0.summary == summary }, "\(summary) \(start)-\(end) of \(text)")
        }
        let span = try #require(Span(from: instant(start), to: instant(end)))
        let expanded = try CalendarDataRequest(recurrences: .expanded(span))
            .project(octets, resolver: Example.resolver, floatingZone: .utc)
        let components = try LetterDocument(reading: expanded).calendars[0].components
        func lines(_ name: String) -> [String] { components.map { $0.first(name)?.value ?? "" } }
        #expect(lines("DTSTART") == found.map { hour($0.start) }, "\(start)-\(end) of \(text)")
        #expect(lines("DURATION") == found.map { "PT\($0.length)H" })
        #expect(lines("SUMMARY") == found.map(\.summary))
        #expect(lines("RRULE").allSatisfy(\.isEmpty))
        #expect(lines("RECURRENCE-ID") == found.map { hour($0.identifier) })
    }
}

/// So many hours after the first midnight, 6 January 2025 in UTC.
private func instant(_ hour: Int) -> Instant {
    Instant(secondsSinceEpoch: 1_736_121_600 + Int64(hour) * 3600)
}

private func hour(_ hour: Int) -> String { CalendarTime.utc(instant(hour)).text }
