/// What a VAVAILABILITY says beside its times (RFC 7953 §3.1): when one can be had inside it, and what one is else.
public struct Availability: Hashable, Sendable {
    /// What the time outside the AVAILABLE components counts as.
    public var busyKind: BusyKind
    /// 1 is highest, 9 lowest, 0 lower still (RFC 7953 §3.1).
    public var priority: Int
    /// The AVAILABLE components, those of one UID together; each begins, ends and recurs as an event does.
    public var available: [CalendarObject]

    public init(busyKind: BusyKind = .unavailable, priority: Int = 0, available: [CalendarObject] = []) {
        self.busyKind = busyKind
        self.priority = priority
        self.available = available
    }
}
