public import CalendarModel
public import Chronology

/// Why a slot can be had or not, for whoever looks after the team.
public struct SlotExplanation: Hashable, Sendable {
    public struct Host: Hashable, Sendable {
        public var id: PrincipalID
        /// None where he is free.
        public var obstacles: HostObstacles
    }

    public var start: Instant
    /// What booking it would be refused with; nothing where it can be had.
    public var refusal: BookingRefusal?
    public var hosts: [Host]
}
