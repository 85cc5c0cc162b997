import ArgumentParser
import Chronology
import Scheduling

/// A day as it is written on the command line: `2026-12-24`.
struct DateArgument: ExpressibleByArgument, Hashable {
    let date: CivilDate

    init?(argument: String) {
        guard argument.utf8.count == 10, let midnight = Instant(rfc3339: argument + "T00:00:00Z") else { return nil }
        date = midnight.utc.date
    }
}

/// A day, or a moment (RFC 3339).
enum DayOrInstantArgument: ExpressibleByArgument, Hashable {
    case day(CivilDate)
    case moment(Instant)

    init?(argument: String) {
        if let day = DateArgument(argument: argument) {
            self = .day(day.date)
        } else if let moment = Instant(rfc3339: argument) {
            self = .moment(moment)
        } else {
            return nil
        }
    }

    /// Where a stretch begins that begins with it.
    func start(in zone: Zone) -> Instant {
        switch self {
        case .day(let date): zone.instant(of: WallTime(date))
        case .moment(let instant): instant
        }
    }

    /// Where a stretch ends that ends with it: a day counts whole.
    func end(in zone: Zone) -> Instant {
        switch self {
        case .day(let date): zone.instant(of: WallTime(date.advanced(byDays: 1)))
        case .moment(let instant): instant
        }
    }
}

/// Hours of one day: `09:00-12:00`.
struct DayHoursArgument: ExpressibleByArgument, Hashable {
    /// After midnight.
    let minutes: Range<Int>

    init?(argument: String) {
        guard let hours = HoursArgument(argument: "mon " + argument)?.block else { return nil }
        minutes = hours.start..<hours.end
    }
}
