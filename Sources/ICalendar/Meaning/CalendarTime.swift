public import Chronology

/// A DATE, or a DATE-TIME in one of its three forms (RFC 5545 §3.3.4, §3.3.5).
public enum CalendarTime: Hashable, Sendable {
    /// A day, in nobody's zone.
    case date(CivilDate)
    /// A local time that holds in whatever zone the reader is.
    case floating(WallTime)
    case utc(Instant)
    /// A local time with a TZID.
    case zoned(WallTime, Zone)

    public var isDate: Bool {
        if case .date = self { true } else { false }
    }

    /// What stands on the wall where this time is meant: midnight for a day, the UTC clock for a UTC time.
    public var wallTime: WallTime {
        switch self {
        case .date(let date): WallTime(date)
        case .floating(let wallTime), .zoned(let wallTime, _): wallTime
        case .utc(let instant): instant.utc
        }
    }

    /// The moment on the time line, or the wall time where only the reader's zone can tell.
    public var moment: Moment {
        switch self {
        case .date(let date): .floating(WallTime(date))
        case .floating(let wallTime): .floating(wallTime)
        case .utc(let instant): .absolute(instant)
        case .zoned(let wallTime, let zone): .absolute(zone.instant(of: wallTime))
        }
    }

    /// The moment on the time line; days and floating times are read in `floatingZone`.
    public func instant(floatingIn floatingZone: Zone) -> Instant {
        moment.instant(floatingIn: floatingZone)
    }
}

/// A moment that is fixed on the time line, or a wall time that waits for its reader's zone.
public enum Moment: Hashable, Sendable {
    case absolute(Instant)
    case floating(WallTime)

    public func instant(floatingIn zone: Zone) -> Instant {
        switch self {
        case .absolute(let instant): instant
        case .floating(let wallTime): zone.instant(of: wallTime)
        }
    }

    public var isFloating: Bool {
        if case .floating = self { true } else { false }
    }

    /// Seconds since the epoch, on the time line or on the wall: what an index sorts by.
    public var seconds: Int64 {
        switch self {
        case .absolute(let instant): instant.secondsSinceEpoch
        case .floating(let wallTime): wallTime.secondsSinceEpoch
        }
    }
}
