public import Chronology
public import ICalendar

/// When can these people meet? Everything that the answer depends on.
public struct TimeQuestion: Hashable, Sendable {
    /// In which the meeting begins and ends.
    public var window: Span
    /// How long it takes; days are counted on the calendar of `zone`.
    public var duration: CalendarDuration
    /// So many seconds before and after the meeting nobody in it has another appointment.
    public var bufferBefore: Int64
    public var bufferAfter: Int64
    /// Meetings begin when so many seconds, or a multiple of them, have passed on the clocks of `zone` since midnight.
    public var interval: Int64
    public var zone: Zone
    public var people: [Attendee]
    /// How many proposals at most.
    public var limit: Int

    public init(
        window: Span, duration: CalendarDuration, bufferBefore: Int64 = 0, bufferAfter: Int64 = 0,
        interval: Int64 = 900, zone: Zone, people: [Attendee], limit: Int = 10
    ) {
        self.window = window
        self.duration = duration
        self.bufferBefore = max(bufferBefore, 0)
        self.bufferAfter = max(bufferAfter, 0)
        self.interval = min(max(interval, 60), 86_400)
        self.zone = zone
        self.people = people
        self.limit = limit
    }

    /// What must be known of everybody: the window with the buffers around it.
    public var known: Span {
        Span(
            from: window.start.advanced(bySeconds: -bufferBefore), to: window.end.advanced(bySeconds: bufferAfter))
            ?? window
    }

    /// About how many times are looked at.
    public var candidateCount: Int64 { window.seconds / interval + 1 }
}

/// Somebody who is wanted in a meeting, and what is known of their time.
public struct Attendee: Hashable, Sendable {
    /// Without them there is no meeting; of the others as many as can.
    public var isRequired: Bool
    /// What is unknown in it is not free, and is said.
    public var busy: BusyTime
    /// What is known is not all there is, at any time: it counts as it stands, and is said.
    public var isPartlySeen: Bool
    /// When they like to meet; nothing where they have no wish.
    public var preferred: SpanSet?

    public init(
        isRequired: Bool, busy: BusyTime, isPartlySeen: Bool = false, preferred: SpanSet? = nil
    ) {
        self.isRequired = isRequired
        self.busy = busy
        self.isPartlySeen = isPartlySeen
        self.preferred = preferred
    }
}
