public import CalendarModel
public import Chronology
public import ICalendar

/// The slot that somebody asks for.
public struct SlotRequest: Hashable, Sendable {
    public var start: Instant
    public var duration: CalendarDuration
    public var seats: Int
    /// With this host and nobody else.
    public var host: PrincipalID?
    /// Whoever manages the team may break notice, window, limits and hours, and never take time that is not there.
    public var overridesRules: Bool

    public init(
        start: Instant, duration: CalendarDuration, seats: Int = 1, host: PrincipalID? = nil,
        overridesRules: Bool = false
    ) {
        self.start = start
        self.duration = duration
        self.seats = seats
        self.host = host
        self.overridesRules = overridesRules
    }
}
