import Chronology

/// How long the instances of a component are (RFC 5545 §3.8.5.3).
///
/// "If the duration of the recurring component is specified with the DTEND or DUE property, the same exact duration
/// will apply to all the members of the generated recurrence set. Else, if … with the DURATION property, the same
/// nominal duration will apply": a night from 22:00 to 06:00 by DTEND ends at 05:00 or 07:00 when the clock is
/// changed, one of DURATION:P1D ends at the same time of day.
enum InstanceLength: Hashable, Sendable {
    /// Seconds on the time line, or on the wall where that is all there is.
    case exact(Int)
    /// Days on the calendar, then seconds on the time line.
    case nominal(days: Int, seconds: Int)

    /// An ending that does not come after the start leaves a day of a DATE, no length of a DATE-TIME (§3.6.1);
    /// the DUE of a to-do may be its start.
    init(from start: CalendarTime, _ ending: CalendarComponent.Ending, of kind: ComponentKind) {
        let day = start.isDate && kind != .toDo ? 86_400 : 0
        switch ending {
        case .unstated: self = .exact(day)
        case .at(let end):
            let seconds = Self.seconds(from: start, to: end)
            self = .exact(seconds > 0 ? seconds : day)
        case .after(let duration): self = Self.length(duration, isDate: start.isDate, least: day)
        }
    }

    /// All the years that iCalendar can write, in seconds: a duration may be longer, an instance is not.
    private static let longest = 10_000 * 366 * 86_400

    private static func length(_ duration: CalendarDuration, isDate: Bool, least: Int) -> InstanceLength {
        let days = min(max(duration.days, -longest / 86_400), longest / 86_400)
        let seconds = min(max(Int(duration.seconds), -longest), longest)
        guard days * 86_400 + seconds > 0 else { return .exact(least) }
        if isDate { return .exact(wholeDays(days * 86_400 + seconds)) }
        return days == 0 ? .exact(seconds) : .nominal(days: days, seconds: seconds)
    }

    private static func wholeDays(_ seconds: Int) -> Int {
        (seconds + 86_399).dividedDown(by: 86_400) * 86_400
    }

    /// Times in other zones are compared on the time line; where DTSTART is floating all is read on the wall, and
    /// a floating end is read where DTSTART is.
    private static func seconds(from start: CalendarTime, to end: CalendarTime) -> Int {
        let wall = Int(end.wallTime.secondsSinceEpoch - start.wallTime.secondsSinceEpoch)
        switch start {
        case .date: return wholeDays(wall)
        case .floating: return wall
        case .utc(let instant): return Int(instant.seconds(to: end.instant(floatingIn: .utc)))
        case .zoned(let wallTime, let zone):
            return Int(zone.instant(of: wallTime).seconds(to: end.instant(floatingIn: zone)))
        }
    }

    /// Seconds that no instance is longer than, whatever the clocks do meanwhile.
    var upperBound: Int {
        switch self {
        case .exact(let seconds): seconds
        case .nominal(let days, let seconds): (days + 2) * 86_400 + max(0, seconds)
        }
    }

    /// The end of an instance whose clock is in `zone`.
    func end(from start: Moment, zone: Zone?) -> Moment {
        switch (self, start) {
        case (.exact(let seconds), _): start.advanced(bySeconds: seconds)
        case (.nominal(let days, let seconds), .floating): start.advanced(bySeconds: days * 86_400 + seconds)
        case (.nominal(let days, let seconds), .absolute(let instant)):
            (zone ?? .utc).moment(days: days, after: instant).advanced(bySeconds: seconds)
        }
    }
}

extension Zone {
    /// The same time of day so many days later.
    fileprivate func moment(days: Int, after instant: Instant) -> Moment {
        .absolute(self.instant(of: wallTime(at: instant).advanced(bySeconds: Int64(days) * 86_400)))
    }
}

extension Moment {
    /// Before anything that iCalendar can write: where what has no start begins.
    public static let distantPast = Moment.absolute(Instant(secondsSinceEpoch: -62_135_596_800))
    /// After anything that iCalendar can write: where what has no end does not end.
    public static let distantFuture = Moment.absolute(Instant(secondsSinceEpoch: 253_402_300_800))

    func advanced(bySeconds seconds: Int) -> Moment {
        switch self {
        case .absolute(let instant): .absolute(instant.advanced(bySeconds: Int64(seconds)))
        case .floating(let wallTime): .floating(wallTime.advanced(bySeconds: Int64(seconds)))
        }
    }
}
