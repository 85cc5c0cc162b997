public import ICalendar

/// A host says yes or no before a booking stands.
public struct Approval: Hashable, Sendable {
    public var isRequired = false
    /// Silence until then is a no.
    public var within: CalendarDuration?

    public init() {}
}
