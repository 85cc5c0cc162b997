public import Chronology

/// Keeps dead properties. Those of calendars are written with `CalendarWriting.setProperties`.
public protocol PropertyKeeping: Sendable {
    /// By owner, in the order of namespace and name; an owner without any is left out.
    func deadProperties(
        of owners: [PropertyOwner]
    ) async throws(CalendarStoreError) -> [PropertyOwner: [DeadProperty]]

    /// Makes all changes or none. Changes to an object's properties change neither its entity tag nor its calendar's
    /// revision.
    func change(
        _ changes: [DeadPropertyChange], of owner: PropertyOwner, at now: Instant
    ) async throws(CalendarStoreError)
}
