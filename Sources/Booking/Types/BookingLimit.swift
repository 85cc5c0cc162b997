public import Chronology

/// How many bookings of a type there may be in a period, by their start.
///
/// A group event counts once, however many guests it has.
public struct BookingLimit: Hashable, Sendable {
    public enum Period: String, CaseIterable, Hashable, Sendable {
        case day
        /// From Monday (ISO 8601).
        case week
        case month
    }

    public enum Subject: String, CaseIterable, Hashable, Sendable {
        /// All bookings of the type, in the zone of the type.
        case type
        /// The bookings of the type that one host has, in the zone of his schedule.
        case host
    }

    public let period: Period
    public let subject: Subject
    public let maximum: Int

    public init(per period: Period, of subject: Subject, maximum: Int) {
        self.period = period
        self.subject = subject
        self.maximum = maximum
    }
}

extension BookingLimit.Period {
    /// The number of the period in which this day lies; days of one period have the same, and no others.
    public func index(of date: CivilDate) -> Int {
        switch self {
        case .day: return date.dayNumber
        // Mondays lie whole weeks apart, and 1969-12-29 was one.
        case .week: return (date.dayNumber - date.weekday.days(after: .monday) + 3) / 7
        case .month:
            let (year, month, _) = date.components
            return year * 12 + month
        }
    }
}
