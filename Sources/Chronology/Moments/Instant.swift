/// A point on the UTC time line, in whole seconds since 1970-01-01T00:00:00Z.
///
/// iCalendar has no finer resolution (RFC 5545 §3.3.5), so neither have we.
public struct Instant: Hashable, Comparable, Sendable {
    public var secondsSinceEpoch: Int64

    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The moment at which a clock in UTC shows `wallTime`.
    public init(utc wallTime: WallTime) {
        self.secondsSinceEpoch = wallTime.secondsSinceEpoch
    }

    /// What a clock in UTC shows at this moment.
    public var utc: WallTime {
        WallTime(secondsSinceEpoch: secondsSinceEpoch)
    }

    /// This moment moved by exact seconds, later when positive.
    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(secondsSinceEpoch: secondsSinceEpoch + seconds)
    }

    /// The exact seconds from this moment to `other`; negative when `other` is earlier.
    public func seconds(to other: Instant) -> Int64 {
        other.secondsSinceEpoch - secondsSinceEpoch
    }

    public static func < (first: Instant, second: Instant) -> Bool {
        first.secondsSinceEpoch < second.secondsSinceEpoch
    }
}
