import Chronology
import Failures
import ICalendar
import Markup
import Testing

@testable import CalDAV

/// Made-up calendars and the questions that are asked of them.
enum Example {
    static let catalog = ZoneCatalog()
    static let resolver = ZoneResolver(catalog: catalog)
    static let now = Instant(utc: WallTime(CivilDate(dayNumber: 20_000)))

    static func zone(_ name: String) throws -> Zone { try #require(catalog.zone(named: name)) }

    /// A VCALENDAR with these components, lines ended as the standard wants.
    static func calendar(_ components: String...) -> [UInt8] {
        let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"] + components + ["END:VCALENDAR", ""]
        return Array(
            lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "\r\n").utf8)
    }

    /// A component with the UID `1` and these lines.
    static func component(_ kind: String, _ lines: String...) -> String {
        (["BEGIN:\(kind)", "UID:1", "DTSTAMP:20250101T000000Z"] + lines + ["END:\(kind)"]).joined(separator: "\n")
    }

    static func event(_ lines: String...) -> String {
        (["BEGIN:VEVENT", "UID:1", "DTSTAMP:20250101T000000Z"] + lines + ["END:VEVENT"]).joined(separator: "\n")
    }

    static func toDo(_ lines: String...) -> String {
        (["BEGIN:VTODO", "UID:1", "DTSTAMP:20250101T000000Z"] + lines + ["END:VTODO"]).joined(separator: "\n")
    }

    /// Nine to ten in Berlin on Monday 6 January 2025, each week.
    static let weekly = event(
        "DTSTART;TZID=Europe/Berlin:20250106T090000", "DTEND;TZID=Europe/Berlin:20250106T100000", "RRULE:FREQ=WEEKLY",
        "SUMMARY:Weekly")

    /// An element in the namespace of CalDAV, `D:` and `C:` bound.
    static func element(_ text: String) throws -> XMLElement {
        let bound = "<x xmlns='urn:ietf:params:xml:ns:caldav' xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns:D='DAV:'>"
        let outer = try XMLElement(reading: Array((bound + text + "</x>").utf8))
        return try #require(outer.children.first)
    }

    /// The filter VCALENDAR > `inner`.
    static func filter(_ inner: String) throws -> CalendarFilter {
        try CalendarFilter(element("<filter><comp-filter name='VCALENDAR'>\(inner)</comp-filter></filter>"))
    }

    static func matches(
        _ inner: String, _ octets: [UInt8], floatingIn zone: Zone = .utc
    ) throws -> Bool {
        try filter(inner).matches(FilterCandidate(octets, resolver: resolver, floatingZone: zone))
    }

    /// `2025-01-06T08:00Z/2025-01-06T09:00Z` as the attributes of a time range; `/` alone with one side leaves it open.
    static func range(_ text: String) -> String {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        let start = sides[0].isEmpty ? "" : " start='\(sides[0])'"
        let end = sides[1].isEmpty ? "" : " end='\(sides[1])'"
        return "<time-range\(start)\(end)/>"
    }

    static func component(_ name: String, in range: String) -> String {
        "<comp-filter name='\(name)'>\(self.range(range))</comp-filter>"
    }

    static func span(_ start: String, _ end: String) throws -> Chronology.Span {
        let times = try [start, end].map { try CalendarTime(parsing: $0).instant(floatingIn: .utc) }
        return try #require(Span(from: times[0], to: times[1]))
    }

    static func text(_ octets: [UInt8]) -> String {
        String(decoding: octets, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}

/// The condition by whose name `body` is refused.
func condition(_ body: () throws -> Void) -> Condition? {
    do {
        try body()
        return nil
    } catch let failure as Failure {
        return failure.condition
    } catch {
        Issue.record("no failure: \(error)")
        return nil
    }
}
