public import CalendarModel
public import Chronology
public import ICalendar

/// Works occurrences out from a letter, where the index does not reach.
public protocol OccurrenceExpanding: Sendable {
    /// The occurrences that overlap `span`; days and floating times are read in `zone`.
    func occurrences(
        of octets: [UInt8], during span: Span, floatingIn zone: Zone
    ) throws(ICalendarError) -> [IndexedOccurrence]

    /// What the index is to know of the letter's object.
    func index(of octets: [UInt8], around now: Instant) throws(ICalendarError) -> OccurrenceIndex
}
