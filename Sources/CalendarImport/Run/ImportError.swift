public import CalendarModel

/// Why an import ended before its end. What was told of until then is in the store; the rest can be imported again.
public enum ImportError: Error, Hashable, Sendable {
    /// The calendar to import into is not there.
    case noSuchCalendar(ResourceName)
    /// The store cannot go on.
    case store(CalendarStoreError)
    /// Somebody called it off.
    case cancelled
}
