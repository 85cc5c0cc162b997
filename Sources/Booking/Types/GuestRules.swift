public import Chronology
public import ICalendar

/// What the guest may do without asking.
public struct GuestRules: Hashable, Sendable {
    /// How long before the start at the latest; nothing means never.
    public var rescheduleUntil: CalendarDuration? = CalendarDuration()
    public var cancelUntil: CalendarDuration? = CalendarDuration()
    public var reasonRequired = false

    public init() {}

    /// Refuses what comes too late, or without a reason where one is asked for.
    public func check(
        _ limit: CalendarDuration?, start: Instant, now: Instant, in zone: Zone, reason: String?
    ) throws(BookingRefusal) {
        guard let limit else { throw .tooLate(until: nil) }
        let deadline = limit.start(before: start, in: zone)
        guard now < start, now <= deadline else { throw .tooLate(until: min(deadline, start)) }
        guard !reasonRequired || !(reason ?? "").trimmed.isEmpty else { throw .reasonRequired }
    }
}
