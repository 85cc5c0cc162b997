/// A DURATION (RFC 5545 §3.3.6): days are counted on the calendar, seconds on the time line.
///
/// Both parts have the same sign. `P1D` over a clock change ends at the same time of day, `PT24H` does not.
public struct CalendarDuration: Hashable, Sendable {
    /// Nominal days, weeks included.
    public var days: Int
    /// Exact seconds.
    public var seconds: Int64

    public init(days: Int = 0, seconds: Int64 = 0) {
        self.days = days
        self.seconds = seconds
    }
}
