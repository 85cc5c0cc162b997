import Chronology
import ICalendar
import Scheduling
import Testing

struct UnavailabilityTests {
    /// What a VAVAILABILITY says, in a world of three moments.
    private struct Saying: Hashable {
        var span: Range<Int>
        var offered: Range<Int>?
        var kind: BusyKind
        var priority = 0

        var object: CalendarObject {
            var component = CalendarComponent(kind: .availability)
            component.start = .utc(at(span.lowerBound))
            component.ending = .at(.utc(at(span.upperBound)))
            var available: [CalendarObject] = []
            if let offered {
                var event = CalendarComponent(kind: .event)
                event.start = .utc(at(offered.lowerBound))
                event.ending = .at(.utc(at(offered.upperBound)))
                available = [CalendarObject(uid: "a", kind: .event, components: [event])]
            }
            component.availability = Availability(busyKind: kind, priority: priority, available: available)
            return CalendarObject(uid: "u", kind: .availability, components: [component])
        }

        /// What it says of a moment: nothing, `free`, or what kind of busy.
        func says(of moment: Int) -> BusyKind? {
            guard span.contains(moment) else { return nil }
            return offered?.contains(moment) ?? false ? .free : kind
        }

        static let all: [Saying] = [0..<1, 0..<2, 0..<3, 1..<2, 1..<3, 2..<3].flatMap { span in
            [nil, 0..<1, 1..<2, 0..<3].flatMap { offered in
                [BusyKind.unavailable, .busy, .tentative].map { Saying(span: span, offered: offered, kind: $0) }
            }
        }
    }

    private func expected(_ first: Saying, _ second: Saying, at moment: Int) -> BusyKind {
        let rank = { (saying: Saying) in saying.priority == 0 ? 10 : saying.priority }
        let said = [first, second].compactMap { saying in saying.says(of: moment).map { (rank(saying), $0) } }
        guard let top = said.map(\.0).min() else { return .free }
        let kinds = said.filter { $0.0 == top }.map(\.1)
        for kind in [BusyKind.free, .busy, .unavailable, .tentative] where kinds.contains(kind) { return kind }
        return .free
    }

    /// Every pair, of equal priority and each above the other, moment by moment.
    @Test(arguments: [(0, 0), (1, 9), (9, 1), (0, 9)])
    func `rfc7953 §4 what is left of a window agrees with membership`(first: Int, second: Int) throws {
        let window = try #require(Span(from: at(0), to: at(3)))
        for one in Saying.all {
            for other in Saying.all {
                var (one, other) = (one, other)
                (one.priority, other.priority) = (first, second)
                let time = BusyTime(
                    unavailabilityIn: [one.object, other.object], during: window, zones: ReadingZones(.utc))
                for moment in 0..<3 {
                    let kind = expected(one, other, at: moment)
                    for each in [BusyKind.busy, .tentative, .unavailable]
                    where time[each].contains(at(moment)) != (each == kind) {
                        Issue.record("\(one) \(other) at \(moment)")
                    }
                }
            }
        }
    }

    @Test func `rfc7953 §3.1 working hours of every week leave nights and weekends`() throws {
        let text = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Example//EN
            BEGIN:VAVAILABILITY
            UID:hours
            DTSTAMP:20250101T000000Z
            BEGIN:AVAILABLE
            UID:days
            DTSTAMP:20250101T000000Z
            DTSTART;TZID=Europe/Berlin:20250106T090000
            DTEND;TZID=Europe/Berlin:20250106T170000
            RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
            END:AVAILABLE
            END:VAVAILABILITY
            BEGIN:VAVAILABILITY
            UID:away
            DTSTAMP:20250101T000000Z
            DTSTART:20250331T220000Z
            DTEND:20250401T220000Z
            PRIORITY:1
            BUSYTYPE:BUSY
            END:VAVAILABILITY
            END:VCALENDAR
            """.replacing("\n", with: "\r\n") + "\r\n"
        let resolver = ZoneResolver(catalog: ZoneCatalog())
        let document = try AvailabilityDocument(reading: Array(text.utf8), resolver: resolver)
        #expect(document.objects.map(\.uid) == ["hours", "away"])
        // Friday 28 March to Wednesday 2 April 2025 in Berlin: clocks change on Sunday, and on Tuesday she is away.
        let berlin = try #require(ZoneCatalog().zone(named: "Europe/Berlin"))
        func moment(_ day: Int, _ hour: Int) throws -> Instant {
            let date = try #require(CivilDate(year: 2025, month: 3, day: 1)).advanced(byDays: day - 1)
            return berlin.instant(of: WallTime(date, secondOfDay: hour * 3600))
        }
        let window = try #require(Span(from: try moment(28, 0), to: try moment(33, 0)))
        let time = BusyTime(unavailabilityIn: document.objects, during: window, zones: ReadingZones(.utc))
        let spans = try [
            (28, 0, 28, 9), (28, 17, 31, 9), (31, 17, 32, 0),
        ].map { try #require(Span(from: try moment($0.0, $0.1), to: try moment($0.2, $0.3))) }
        #expect(time.unavailable == SpanSet(spans))
        #expect(time.busy == SpanSet([try #require(Span(from: try moment(32, 0), to: try moment(33, 0)))]))
    }
}

private func at(_ seconds: Int) -> Instant { Instant(secondsSinceEpoch: Int64(seconds)) }
