import Chronology
import ICalendar

/// When the alarms of a component ring: at `(start <= trigger-time) AND (end > trigger-time)` they match
/// (RFC 4791 §9.9), each repetition for itself, with every instance that the component describes.
struct AlarmTimes {
    private let object: CalendarObject
    private let component: Int
    /// The alarms by the place of their VALARM in the component; those that cannot be read have none.
    private let alarms: [Int: CalendarComponent.Alarm]
    private let floatingZone: Zone

    init(of object: CalendarObject, component: Int, letter: LetterComponent, floatingZone: Zone) {
        self.object = object
        self.component = component
        self.floatingZone = floatingZone
        let meant = object.components[component].alarms
        let places = letter.components.enumerated()
            .filter { $1.name == "VALARM" && $1.first("ACTION") != nil && $1.first("TRIGGER") != nil }.map(\.offset)
        alarms = Dictionary(uniqueKeysWithValues: zip(places, meant))
    }

    /// Whether the alarm at this place rings in the span.
    func ring(_ place: Int, during span: Chronology.Span) -> Bool {
        guard let alarm = alarms[place] else { return false }
        switch alarm.trigger {
        case .at(let instant): return rings(alarm, from: instant, during: span)
        case .beforeStart(let offset): return rings(alarm, offset, isFromEnd: false, during: span)
        case .beforeEnd(let offset): return rings(alarm, offset, isFromEnd: true, during: span)
        }
    }

    private func rings(
        _ alarm: CalendarComponent.Alarm, _ offset: CalendarDuration, isFromEnd: Bool, during span: Chronology.Span
    ) -> Bool {
        // Two days for what clocks do, and for a trigger that is counted from another zone's midnight.
        let slack: Int64 = 2 * 86_400
        let first = Int64(offset.days) * 86_400 + offset.seconds
        let last = first + alarm.interval.exactSeconds * Int64(alarm.reach)
        let window = OpenSpan(start: span.start, end: span.end)
            .widened(bySeconds: max(first, last) + slack, and: slack - min(first, last))
        guard let reached = window.span else { return false }
        do {
            return try object.hasOccurrence(during: reached, floatingIn: floatingZone, of: component) { occurrence in
                let moment = isFromEnd ? occurrence.end : occurrence.start
                return rings(alarm, from: instant(moment, movedBy: offset), during: span)
            }
        } catch {
            return true
        }
    }

    /// Days are days of the calendar on which the component is, seconds are seconds (RFC 5545 §3.3.6).
    private func instant(_ moment: Moment, movedBy offset: CalendarDuration) -> Instant {
        var instant = moment.instant(floatingIn: floatingZone)
        if offset.days != 0 {
            var zone = floatingZone
            switch object.components[component].start {
            case .zoned(_, let own): zone = own
            case .utc: zone = .utc
            case .date, .floating, nil: break
            }
            let wallTime = zone.wallTime(at: instant)
            instant = zone.instant(of: wallTime.advanced(bySeconds: Int64(offset.days) * 86_400))
        }
        return instant.advanced(bySeconds: offset.seconds)
    }

    /// The first ring, and then `repetitions` more at the interval.
    private func rings(
        _ alarm: CalendarComponent.Alarm, from first: Instant, during span: Chronology.Span
    ) -> Bool {
        if span.contains(first) { return true }
        let interval = alarm.interval.exactSeconds
        guard interval > 0, first < span.start else { return false }
        let steps = (first.seconds(to: span.start) + interval - 1) / interval
        return steps <= Int64(alarm.reach) && span.contains(first.advanced(bySeconds: steps * interval))
    }
}

extension CalendarDuration {
    /// Days of 24 hours.
    fileprivate var exactSeconds: Int64 { Int64(days) * 86_400 + seconds }
}

extension CalendarComponent.Alarm {
    /// No alarm rings more often than this, whatever its REPEAT says.
    private static let mostRepetitions = 10_000

    fileprivate var reach: Int { min(repetitions, Self.mostRepetitions) }
}
