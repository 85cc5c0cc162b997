public import Chronology
public import ICalendar

/// Reads what takes time, of many calendars at once: one look at the index, however many people are asked about.
public protocol BusyReading: Sendable {
    /// The calendars of each of `owners` that has any, by name.
    func calendars(
        ofAll owners: [PrincipalID]
    ) async throws(CalendarStoreError) -> [PrincipalID: [CalendarCollection]]

    /// Everything in the calendars that may take time of `span`, in anybody's zone; in no order. Whatever lies beyond
    /// the index is worked out from the objects: there is no horizon.
    func takenTime(
        in calendars: [CalendarID], during span: Span
    ) async throws(CalendarStoreError) -> TakenTime
}

/// What calendars hold that may take time.
public struct TakenTime: Hashable, Sendable {
    public var occurrences: [TakenOccurrence]
    /// What was answered to invitations, of those objects where it matters.
    public var answers: [ObjectID: AnswerSheet]
    /// The letters that say when somebody can be had at all (RFC 7953), by the calendar they are in.
    public var availabilities: [CalendarID: [[UInt8]]]

    public init(
        occurrences: [TakenOccurrence] = [], answers: [ObjectID: AnswerSheet] = [:],
        availabilities: [CalendarID: [[UInt8]]] = [:]
    ) {
        self.occurrences = occurrences
        self.answers = answers
        self.availabilities = availabilities
    }
}

/// As much of an occurrence as it takes to say whose time it takes, and which.
public struct TakenOccurrence: Hashable, Sendable {
    public var calendar: CalendarID
    public var object: ObjectID
    /// Index into `CalendarObject.components`.
    public var component: Int
    public var start: Moment
    public var end: Moment
    public var isAllDay: Bool
    public var busy: BusyKind

    public init(
        calendar: CalendarID, object: ObjectID, component: Int, start: Moment, end: Moment, isAllDay: Bool,
        busy: BusyKind
    ) {
        self.calendar = calendar
        self.object = object
        self.component = component
        self.start = start
        self.end = end
        self.isAllDay = isAllDay
        self.busy = busy
    }

    public init(_ occurrence: IndexedOccurrence, of object: ObjectID, in calendar: CalendarID) {
        self.init(
            calendar: calendar, object: object, component: occurrence.component, start: occurrence.start,
            end: occurrence.end, isAllDay: occurrence.isAllDay, busy: occurrence.busy)
    }
}
