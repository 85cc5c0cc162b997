public import CalendarModel
public import Chronology

/// A slot that can be had.
public struct Opening: Hashable, Sendable {
    public var span: Span
    /// How many bookings can still be taken at this start; places, for a group event.
    public var free: Int
    /// Those who take part whoever comes.
    public var fixed: [PrincipalID]
    /// The rotating hosts who are free. May be more than `free`, since a hold or an unassigned booking takes one of
    /// them without saying whom.
    public var hosts: [PrincipalID]
    /// Those of `hosts` who can be given the booking so that there is still somebody for every hold and unassigned
    /// booking of the same time.
    public var assignable: [PrincipalID]
    /// Whether it is a group event that others have booked already, with these hosts.
    public var isShared: Bool
}

/// What ``SlotBook/isBookable(_:)`` answers.
public enum Bookability: Hashable, Sendable {
    case bookable(Opening)
    case refused(BookingRefusal)

    public var opening: Opening? {
        if case .bookable(let opening) = self { opening } else { nil }
    }

    public var refusal: BookingRefusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
