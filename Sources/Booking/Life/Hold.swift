public import Chronology
public import ICalendar

/// One unit of capacity, for the time in which a guest fills in the form.
public struct Hold: Hashable, Sendable {
    /// In seconds.
    public static let lifetime: Int64 = 300

    public var id: HoldID
    public var type: BookingTypeID
    public var span: Span
    public var duration: CalendarDuration
    public var seats: Int
    public var expires: Instant

    public init(id: HoldID, type: BookingTypeID, span: Span, duration: CalendarDuration, seats: Int, now: Instant) {
        self.id = id
        self.type = type
        self.span = span
        self.duration = duration
        self.seats = seats
        self.expires = now.advanced(bySeconds: Self.lifetime)
    }

    /// Refuses to become the booking of another slot, or one when it has lapsed.
    public func check(_ request: SlotRequest, of type: BookingTypeID, now: Instant) throws(BookingRefusal) {
        guard type == self.type, request.start == span.start, request.duration == duration, request.seats <= seats
        else { throw .holdMismatch }
        guard now < expires else { throw .holdExpired }
    }

    /// The time that it takes: of those who are in every booking, and of one of the others, nobody knows whose.
    public func claim(for opening: Opening, rules: SlotRules) -> Claim {
        Claim(
            source: .hold(id, until: expires), type: type, span: span, bufferBefore: rules.bufferBefore,
            bufferAfter: rules.bufferAfter, hosts: opening.isShared ? opening.fixed + opening.hosts : opening.fixed,
            oneOf: opening.isShared ? [] : Set(opening.hosts), seats: seats)
    }
}
