/// A PERIOD (RFC 5545 §3.3.9): a start, and an end or a length.
public struct CalendarPeriod: Hashable, Sendable {
    public var start: CalendarTime
    public var ending: CalendarComponent.Ending

    public init(start: CalendarTime, ending: CalendarComponent.Ending) {
        self.start = start
        self.ending = ending
    }
}
