public import Chronology
public import ICalendar

/// A calendar object made ready to be written: everything derived from it is worked out before the transaction.
public struct PreparedObject: Hashable, Sendable {
    public var octets: [UInt8]
    public var object: CalendarObject
    public var index: OccurrenceIndex

    public init(octets: [UInt8], object: CalendarObject, index: OccurrenceIndex) {
        self.octets = octets
        self.object = object
        self.index = index
    }
}

/// The occurrences of one object that go into the index, and how far they reach.
public struct OccurrenceIndex: Hashable, Sendable {
    public var entries: [IndexedOccurrence]
    /// Occurrences that are over by this moment may exist and are not in `entries`; nothing when all are.
    public var completeFrom: Instant?
    /// Occurrences at or after this moment may exist and are not in `entries`; nothing when all are.
    public var completeUntil: Instant?

    public init(entries: [IndexedOccurrence], completeFrom: Instant? = nil, completeUntil: Instant? = nil) {
        self.entries = entries
        self.completeFrom = completeFrom
        self.completeUntil = completeUntil
    }
}

/// What the index knows of one occurrence: enough for every question about time without reading the object.
public struct IndexedOccurrence: Hashable, Sendable {
    public var recurrenceID: Moment
    public var start: Moment
    public var end: Moment
    public var isAllDay: Bool
    public var busy: BusyKind
    /// Index into `CalendarObject.components`.
    public var component: Int

    public init(
        recurrenceID: Moment, start: Moment, end: Moment, isAllDay: Bool, busy: BusyKind, component: Int
    ) {
        self.recurrenceID = recurrenceID
        self.start = start
        self.end = end
        self.isAllDay = isAllDay
        self.busy = busy
        self.component = component
    }
}
