public import CalendarModel
public import Chronology

/// A stretch of time that a booking has, or a hold for as long as it lasts.
public struct Claim: Hashable, Sendable {
    public enum Source: Hashable, Sendable {
        case booking(BookingID)
        /// Lapses at the moment.
        case hold(HoldID, until: Instant)
    }

    public var source: Source
    public var type: BookingTypeID
    /// The appointment itself, without its buffers.
    public var span: Span
    /// The buffers as they were when it was made, in seconds.
    public var bufferBefore: Int64
    public var bufferAfter: Int64
    /// Whose time it takes.
    public var hosts: [PrincipalID]
    /// It takes the time of one of these besides, and nobody has said yet whose: a hold, or an unassigned booking.
    public var oneOf: Set<PrincipalID>
    /// How many places of a group event it takes.
    public var seats: Int

    public init(
        source: Source, type: BookingTypeID, span: Span, bufferBefore: Int64 = 0, bufferAfter: Int64 = 0,
        hosts: [PrincipalID], oneOf: Set<PrincipalID> = [], seats: Int = 1
    ) {
        self.source = source
        self.type = type
        self.span = span
        self.bufferBefore = bufferBefore
        self.bufferAfter = bufferAfter
        self.hosts = hosts
        self.oneOf = oneOf
        self.seats = seats
    }

    var isHold: Bool {
        if case .hold = source { true } else { false }
    }

    func counts(at now: Instant) -> Bool {
        if case .hold(_, let until) = source { now < until } else { true }
    }

    var place: Place {
        Place(span, bufferBefore: bufferBefore, bufferAfter: bufferAfter)
    }
}
