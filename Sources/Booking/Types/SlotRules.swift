public import ICalendar

/// What of a type decides which slots there are.
public struct SlotRules: Hashable, Sendable {
    /// Whose hours offer slots.
    public enum Availability: String, CaseIterable, Hashable, Sendable {
        /// Those of the hosts, who must be free.
        case hosts
        /// Those of the type alone, whatever its hosts do: a general pool.
        case schedule
    }

    /// How long an appointment may last, in the order in which they are shown; at least one.
    public var durations: [CalendarDuration]
    /// How far starts are apart on the wall clock, in seconds, counted from where the hours begin; the duration, where
    /// none is given.
    public var interval: Int64?
    /// How long after each step of the interval a start lies, in seconds.
    public var offset: Int64 = 0
    /// How many seconds before and after must be clear of other appointments; they may lie outside the hours.
    public var bufferBefore: Int64 = 0
    public var bufferAfter: Int64 = 0
    /// How long before its start a slot can be taken at the latest.
    public var notice = CalendarDuration(seconds: 3600)
    public var window = BookingWindow.rolling(CalendarDuration(days: 60))
    public var limits: [BookingLimit] = []
    public var availability = Availability.hosts
    /// Bookings at the same time at most; as many as hosts are free, where none is given.
    public var capacity: Int?
    /// More than one makes it a group event: guests share a start.
    public var seats = 1

    public init(durations: [CalendarDuration]) {
        self.durations = durations
    }

    /// How far starts lie apart for appointments of this length, in seconds; at least 1.
    public func interval(lasting duration: CalendarDuration) -> Int64 {
        max(1, interval ?? Int64(duration.days) * 86_400 + duration.seconds)
    }

    /// How many seconds beyond a stretch its appointments and their buffers can reach: so far must be known what else
    /// there is.
    public var reach: Int64 {
        let longest = durations.map { Int64($0.days + 1) * 86_400 + $0.seconds }.max() ?? 0
        return longest + max(bufferBefore, bufferAfter)
    }
}
