public import CalendarModel
public import Chronology

/// Something that was written over a booking after it was made. It may be, and somebody has to know.
public struct BookingConflict: Hashable, Sendable {
    public enum Origin: String, CaseIterable, Hashable, Sendable {
        case calendar, google, subscription, busyBlock, absence
    }

    public var host: PrincipalID
    public var span: Span
    public var origin: Origin
    public var since: Instant

    public init(host: PrincipalID, span: Span, origin: Origin, since: Instant) {
        self.host = host
        self.span = span
        self.origin = origin
        self.since = since
    }

    /// Whether it is the same conflict, whenever it was noticed.
    func isSame(as other: BookingConflict) -> Bool {
        host == other.host && span == other.span && origin == other.origin
    }
}
