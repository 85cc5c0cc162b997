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
    /// What was answered, where that decides whose time the entries take.
    public var answers: AnswerSheet?

    public init(
        entries: [IndexedOccurrence], completeFrom: Instant? = nil, completeUntil: Instant? = nil,
        answers: AnswerSheet? = nil
    ) {
        self.entries = entries
        self.completeFrom = completeFrom
        self.completeUntil = completeUntil
        self.answers = answers
    }
}

/// What the index knows of one occurrence: enough for every question about time without reading the object.
public struct IndexedOccurrence: Hashable, Sendable {
    /// What must be read beside the index to know whether it takes time.
    public enum Detail: Int64, CaseIterable, Hashable, Sendable {
        case nothing = 0
        /// The answer sheet: it does not take everybody's time alike.
        case answers = 1
        /// The letter: it says when somebody can be had at all (RFC 7953).
        case availability = 2
    }

    public var recurrenceID: Moment
    public var start: Moment
    public var end: Moment
    public var isAllDay: Bool
    public var busy: BusyKind
    /// Index into `CalendarObject.components`.
    public var component: Int
    public var detail: Detail

    public init(
        recurrenceID: Moment, start: Moment, end: Moment, isAllDay: Bool, busy: BusyKind, component: Int,
        detail: Detail = .nothing
    ) {
        self.recurrenceID = recurrenceID
        self.start = start
        self.end = end
        self.isAllDay = isAllDay
        self.busy = busy
        self.component = component
        self.detail = detail
    }
}
