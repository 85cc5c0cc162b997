import Chronology
import Testing

@testable import ICalendar

/// Reads times as iCalendar writes them, and events as one line, for tables of examples.
enum Example {
    static let catalog = ZoneCatalog()

    static func zone(_ name: String) throws -> Zone {
        try #require(catalog.zone(named: name))
    }

    /// `20250101`, `20250101T090000`, `20250101T090000Z`, `Europe/Berlin:20250101T090000`.
    static func time(_ text: String) throws -> CalendarTime {
        let parts = text.split(separator: ":")
        let digits = try #require(parts.last).utf8.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let date = try #require(CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)))
        guard digits.count == 14 else { return .date(date) }
        let wallTime = WallTime(
            date, secondOfDay: number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14))
        if parts.count == 2 { return .zoned(wallTime, try zone(String(parts[0]))) }
        return text.hasSuffix("Z") ? .utc(Instant(utc: wallTime)) : .floating(wallTime)
    }

    static func instant(_ text: String) throws -> Instant {
        try time(text).instant(floatingIn: .utc)
    }

    static func span(_ from: String, _ to: String) throws -> Chronology.Span {
        try #require(Span(from: instant(from), to: instant(to)))
    }

    /// An event, or another component, without an end.
    static func component(
        _ start: String?, _ rules: String..., kind: ComponentKind = .event,
        ending: CalendarComponent.Ending = .unstated,
        without: [String] = [], and: [String] = []
    ) throws -> CalendarComponent {
        var component = CalendarComponent(kind: kind)
        component.start = try start.map(time)
        component.rules = try rules.map { try RecurrenceRule(parsing: $0) }
        component.ending = ending
        component.exclusionDates = try without.map(time)
        component.recurrenceDates = try and.map { .init(start: try time($0)) }
        return component
    }

    /// An override of the instance `identifier`.
    static func override(
        _ identifier: String, start: String, thisAndFuture: Bool = false,
        ending: CalendarComponent.Ending = .unstated, sequence: Int = 0
    ) throws -> CalendarComponent {
        var override = try component(start, ending: ending)
        override.recurrenceID = .init(time: try time(identifier), isThisAndFuture: thisAndFuture)
        override.sequence = sequence
        return override
    }

    static func object(_ components: CalendarComponent...) -> CalendarObject {
        CalendarObject(uid: "example", kind: components[0].kind, components: components)
    }

    /// `20250101T090000` of a moment: as a clock in `zone` shows it, or as it is where it floats.
    static func text(_ moment: Moment, in zone: Zone = .utc) -> String {
        let time =
            switch moment {
            case .floating(let wallTime): wallTime
            case .absolute(let instant): zone.wallTime(at: instant)
            }
        let (year, month, day) = time.date.components
        return digits(year, 4) + digits(month, 2) + digits(day, 2)
            + "T" + digits(time.hour, 2) + digits(time.minute, 2) + digits(time.second, 2)
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: width - text.count) + text
    }

    /// The first starts of an object, as clocks in the zone show them.
    static func starts(_ object: CalendarObject, in zone: Zone = .utc, most: Int = 100) throws -> [String] {
        try occurrences(object, most: most).map { text($0.start, in: zone) }
    }

    static func occurrences(_ object: CalendarObject, most: Int = 100) throws -> [Occurrence] {
        var expansion = object.expansion(limits: .standard)
        var occurrences: [Occurrence] = []
        while occurrences.count < most, let next = try expansion.next() { occurrences.append(next) }
        return occurrences
    }
}
