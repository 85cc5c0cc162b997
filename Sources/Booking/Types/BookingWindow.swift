public import Chronology
public import ICalendar

/// How far ahead one may book.
public enum BookingWindow: Hashable, Sendable {
    /// A stretch that moves along with the day. Whole days reach to the end of the last of them.
    case rolling(CalendarDuration)
    /// Fixed dates, both included.
    case dates(from: CivilDate, until: CivilDate)

    /// Whether an appointment may begin at `start`, on the calendar of `zone`.
    public func contains(_ start: Instant, now: Instant, in zone: Zone) -> Bool {
        switch self {
        case .rolling(let reach) where reach.seconds == 0:
            zone.wallTime(at: start).date <= zone.wallTime(at: now).date.advanced(byDays: reach.days)
        case .rolling(let reach): start <= reach.end(from: now, in: zone)
        case .dates(let from, let until): (from...max(from, until)).contains(zone.wallTime(at: start).date)
        }
    }
}

extension CalendarDuration {
    /// The moment this long after `start`: days are counted on the calendar of `zone`, the rest on the time line
    /// (RFC 5545 §3.3.6).
    public func end(from start: Instant, in zone: Zone) -> Instant {
        guard days != 0 else { return start.advanced(bySeconds: seconds) }
        let day = zone.instant(of: zone.wallTime(at: start).advanced(bySeconds: Int64(days) * 86_400))
        return day.advanced(bySeconds: seconds)
    }

    /// The moment this long before `end`, counted the same way.
    public func start(before end: Instant, in zone: Zone) -> Instant {
        CalendarDuration(days: -days, seconds: -seconds).end(from: end, in: zone)
    }
}
