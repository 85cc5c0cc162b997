/// What a calendar and a clock on the wall show together: a day and a time of day, without a zone.
///
/// Becomes an `Instant` only through a `Zone`; in between, nobody adds offsets.
public struct WallTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00 on the same wall: the count that a clock without changes would show.
    public var secondsSinceEpoch: Int64

    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// `secondOfDay` is 0 to 86,399.
    public init(_ date: CivilDate, secondOfDay: Int = 0) {
        self.secondsSinceEpoch = Int64(date.dayNumber) * 86_400 + Int64(secondOfDay)
    }

    /// The time with these parts, or nothing when the day or the time does not exist; second 60 is read as 59
    /// (RFC 5545 §3.3.12 leaves leap seconds to those who cannot show them).
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard let date = CivilDate(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        self.init(date, secondOfDay: hour * 3600 + minute * 60 + min(second, 59))
    }

    public var date: CivilDate {
        CivilDate(
            dayNumber: Int(secondsSinceEpoch >= 0 ? secondsSinceEpoch / 86_400 : (secondsSinceEpoch - 86_399) / 86_400))
    }

    /// 0 to 86,399.
    public var secondOfDay: Int {
        let remainder = Int(secondsSinceEpoch % 86_400)
        return remainder < 0 ? remainder + 86_400 : remainder
    }

    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }

    /// This wall time moved by seconds as a clock without changes counts them.
    public func advanced(bySeconds seconds: Int64) -> WallTime {
        WallTime(secondsSinceEpoch: secondsSinceEpoch + seconds)
    }

    public static func < (first: WallTime, second: WallTime) -> Bool {
        first.secondsSinceEpoch < second.secondsSinceEpoch
    }
}
