/// One instance of a calendar object: of its master, or of the override that stands in for it.
public struct Occurrence: Hashable, Sendable {
    /// The original start of this instance: what a RECURRENCE-ID would say (RFC 5545 §3.8.4.4).
    public var recurrenceID: Moment
    public var start: Moment
    /// Not before `start`; equal to it for an instance without length. As floating as `start` is.
    public var end: Moment
    /// Whether DTSTART is a DATE.
    public var isAllDay: Bool
    /// Which of the object's components describes it: an index into `CalendarObject.components`.
    public var component: Int

    public init(recurrenceID: Moment, start: Moment, end: Moment, isAllDay: Bool, component: Int) {
        self.recurrenceID = recurrenceID
        self.start = start
        self.end = end
        self.isAllDay = isAllDay
        self.component = component
    }
}
