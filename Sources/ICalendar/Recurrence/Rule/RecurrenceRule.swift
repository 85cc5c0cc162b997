public import Chronology

/// An RRULE (RFC 5545 §3.3.10), checked: the parts it has are in range and go together.
public struct RecurrenceRule: Hashable, Sendable {
    public enum Frequency: Int, CaseIterable, Hashable, Comparable, Sendable {
        case secondly, minutely, hourly, daily, weekly, monthly, yearly

        public static func < (first: Frequency, second: Frequency) -> Bool {
            first.rawValue < second.rawValue
        }
    }

    /// A BYDAY entry: every such weekday when `ordinal` is nil, else the nth from the start (1…) or end (…-1).
    public struct WeekdayOrdinal: Hashable, Sendable {
        public var weekday: Weekday
        public var ordinal: Int?

        public init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.weekday = weekday
            self.ordinal = ordinal
        }
    }

    /// Where the rule ends.
    public enum End: Hashable, Sendable {
        case never
        /// At most this many occurrences, DTSTART included.
        case count(Int)
        /// Nothing after this time, which itself is included.
        case until(CalendarTime)
    }

    public var frequency: Frequency
    /// At least 1.
    public var interval = 1
    public var end = End.never
    public var bySecond: [Int] = []
    public var byMinute: [Int] = []
    public var byHour: [Int] = []
    public var byDay: [WeekdayOrdinal] = []
    public var byMonthDay: [Int] = []
    public var byYearDay: [Int] = []
    public var byWeekNumber: [Int] = []
    public var byMonth: [Int] = []
    /// Months with an `L`: leap months of a scale other than Gregorian (RFC 7529 §4.2).
    public var byLeapMonth: [Int] = []
    public var bySetPosition: [Int] = []
    public var weekStart = Weekday.monday
    /// RFC 7529 RSCALE, upper case, where the rule names one.
    public var scale: String?
    /// RFC 7529 SKIP.
    public var skip = Skip.omit

    public enum Skip: String, Hashable, Sendable {
        case omit = "OMIT"
        case backward = "BACKWARD"
        case forward = "FORWARD"
    }

    public init(frequency: Frequency) {
        self.frequency = frequency
    }
}
