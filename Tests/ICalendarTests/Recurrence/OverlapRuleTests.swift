import Chronology
import Testing

@testable import ICalendar

/// The tables of RFC 4791 §9.9: which spans of whole hours of 10 January 2025 a component overlaps.
struct OverlapRuleTests {
    /// Hours `a..<b` with `0 <= a < b <= 6` that the object overlaps, tried one by one against the formula.
    private func check(_ component: CalendarComponent, _ formula: (_ start: Int, _ end: Int) -> Bool) throws {
        let object = Example.object(component)
        for start in 0..<6 {
            for end in start + 1...6 {
                let span = try Example.span(hour(start), hour(end))
                let found = try object.occurrences(during: span, floatingIn: .utc)
                #expect(found.count == (formula(start, end) ? 1 : 0), "\(start)-\(end)")
            }
        }
    }

    private func hour(_ hour: Int) -> String { "20250110T0\(hour)0000Z" }

    private func ending(_ hour: Int) throws -> CalendarComponent.Ending { .at(try Example.time(self.hour(hour))) }

    @Test func `rfc4791 §9.9 an event with an end`() throws {
        try check(Example.component(hour(2), ending: ending(4))) { $0 < 4 && $1 > 2 }
        try check(Example.component(hour(2), ending: .after(.init(seconds: 7200)))) { $0 < 4 && $1 > 2 }
    }

    @Test func `rfc4791 §9.9 an event without length is where the span begins or within it`() throws {
        try check(Example.component(hour(3))) { $0 <= 3 && $1 > 3 }
        try check(Example.component(hour(3), ending: ending(3))) { $0 <= 3 && $1 > 3 }
        try check(Example.component(hour(3), ending: ending(2))) { $0 <= 3 && $1 > 3 }
        try check(Example.component(hour(3), ending: .after(.init(seconds: -60)))) { $0 <= 3 && $1 > 3 }
    }

    @Test(arguments: [
        CalendarComponent.Ending.unstated, .at(.date(CivilDate(dayNumber: 20_098))),
        .at(.date(CivilDate(dayNumber: 20_097))),
        .after(.init()), .after(.init(days: 1)), .after(.init(seconds: 3600)), .at(.date(CivilDate(dayNumber: 20_099))),
    ])
    func `rfc5545 §3.6.1 an all-day event lasts a day at least, in the reader's zone`(ending: CalendarComponent.Ending)
        throws
    {
        // 10 January 2025 is day 20098, and ends where the eleventh begins.
        let object = Example.object(try Example.component("20250110", ending: ending))
        let berlin = try Example.zone("Europe/Berlin")
        func overlaps(_ from: String, _ to: String) throws -> Bool {
            try !object.occurrences(during: Example.span(from, to), floatingIn: berlin).isEmpty
        }
        #expect(try !overlaps("20250109T200000Z", "20250109T230000Z"))
        #expect(try overlaps("20250109T230000Z", "20250109T230001Z"))
        #expect(try overlaps("20250110T225959Z", "20250111T120000Z"))
        #expect(try !overlaps("20250110T230000Z", "20250111T120000Z"))
    }

    @Test func `rfc4791 §9.9 a to-do by its start and its end`() throws {
        let duration = CalendarComponent.Ending.after(.init(seconds: 7200))
        try check(Example.component(hour(2), kind: .toDo, ending: duration)) { $0 <= 4 && ($1 > 2 || $1 >= 4) }
        try check(Example.component(hour(2), kind: .toDo, ending: ending(4))) {
            ($0 < 4 || $0 <= 2) && ($1 > 2 || $1 >= 4)
        }
        try check(Example.component(hour(3), kind: .toDo, ending: ending(3))) {
            ($0 < 3 || $0 <= 3) && ($1 > 3 || $1 >= 3)
        }
        try check(Example.component(hour(3), kind: .toDo)) { $0 <= 3 && $1 > 3 }
        try check(Example.component(nil, kind: .toDo, ending: ending(3))) { $0 < 3 && $1 >= 3 }
    }

    @Test func `rfc4791 §9.9 a to-do without start and end by what was done about it`() throws {
        var toDo = try Example.component(nil, kind: .toDo)
        try check(toDo) { _, _ in true }
        toDo.created = try Example.instant(hour(2))
        try check(toDo) { $1 > 2 }
        toDo.completed = try Example.instant(hour(4))
        try check(toDo) { ($0 <= 2 || $0 <= 4) && ($1 >= 2 || $1 >= 4) }
        toDo.created = nil
        try check(toDo) { $0 <= 4 && $1 >= 4 }
    }

    @Test func `rfc4791 §9.9 a journal entry is at its start, or all of its day`() throws {
        try check(Example.component(hour(3), kind: .journal)) { $0 <= 3 && $1 > 3 }
        try check(Example.component("20250110", kind: .journal)) { _, _ in true }
        try check(Example.component("20250109", kind: .journal)) { _, _ in false }
        try check(Example.component(nil, kind: .journal)) { _, _ in false }
    }

    @Test func `rfc4791 §9.9 free and busy time`() throws {
        try check(Example.component(hour(2), kind: .freeBusy, ending: ending(4))) { $0 <= 4 && $1 > 2 }
        var published = try Example.component(nil, kind: .freeBusy)
        try check(published) { _, _ in false }
        published.freeBusyPeriods = [
            .init(span: try Example.span(hour(1), hour(2))), .init(span: try Example.span(hour(4), hour(5))),
        ]
        try check(published) { ($0 < 2 && $1 > 1) || ($0 < 5 && $1 > 4) }
    }

    @Test func `rfc7953 §3.1 an availability may be open at either end`() throws {
        try check(Example.component(nil, kind: .availability)) { _, _ in true }
        try check(Example.component(hour(3), kind: .availability)) { $1 > 3 }
        try check(Example.component(nil, kind: .availability, ending: ending(3))) { start, _ in start < 3 }
        try check(Example.component(hour(2), kind: .availability, ending: .after(.init(seconds: 3600)))) {
            $0 < 3 && $1 > 2
        }
    }

    @Test func `a to-do that has only DUE recurs by it`() throws {
        var toDo = try Example.component(nil, "FREQ=WEEKLY", kind: .toDo, ending: ending(3))
        toDo.completed = try Example.instant(hour(1))
        let object = Example.object(toDo)
        #expect(try Example.starts(object, most: 2) == ["20250110T030000", "20250117T030000"])
        let found = try object.occurrences(during: Example.span("20250124", "20250125"), floatingIn: .utc)
        #expect(found.map { Example.text($0.start) } == ["20250124T030000"])
    }
}
