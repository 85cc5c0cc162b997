public import CalendarModel
public import Chronology
public import Scheduling

/// How somebody takes part in the bookings of a type.
public enum HostRole: String, CaseIterable, Hashable, Sendable {
    /// One of those whose turn comes round.
    case rotating
    /// In every booking; where all are, the type is collective.
    case fixed
}

/// A host of a type, and what is known of his time besides bookings.
public struct HostTime: Hashable, Sendable {
    public var id: PrincipalID
    public var role: HostRole
    public var isEnabled: Bool
    /// His hours for this type.
    public var schedule: Schedule
    /// When other appointments take his time. What stands in his calendar as the copy of a booking is no part of it:
    /// that is a ``Claim``, and knows more.
    public var busy: SpanSet
    /// When he cannot be had although nothing takes his time (RFC 7953).
    public var closed: SpanSet
    /// For when nobody could say: not knowing is not the same as free.
    public var unknown: SpanSet
    public var absent: SpanSet

    public init(
        id: PrincipalID, role: HostRole = .rotating, isEnabled: Bool = true, schedule: Schedule,
        busy: SpanSet = .empty, closed: SpanSet = .empty, unknown: SpanSet = .empty, absent: SpanSet = .empty
    ) {
        self.id = id
        self.role = role
        self.isEnabled = isEnabled
        self.schedule = schedule
        self.busy = busy
        self.closed = closed
        self.unknown = unknown
        self.absent = absent
    }

    /// The same from what free/busy says. Time held tentatively is free where `countingTentative` is false.
    public init(
        id: PrincipalID, role: HostRole = .rotating, isEnabled: Bool = true, schedule: Schedule, time: BusyTime,
        countingTentative: Bool = true, unknown: SpanSet = .empty, absent: SpanSet = .empty
    ) {
        self.init(
            id: id, role: role, isEnabled: isEnabled, schedule: schedule,
            busy: countingTentative ? time.busy.union(time.tentative) : time.busy, closed: time.unavailable,
            unknown: unknown, absent: absent)
    }
}
