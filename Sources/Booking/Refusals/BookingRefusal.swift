public import CalendarModel
public import Chronology
public import ICalendar

/// Why a slot cannot be had, or a booking not be changed like this.
///
/// Where several apply the first of the order of the cases is given, as far as they concern a slot.
public enum BookingRefusal: Error, Hashable, Sendable {
    /// The type is closed, or has no hosts.
    case notBookable
    case durationNotOffered(offered: [CalendarDuration])
    /// Nothing can be had before this moment.
    case tooSoon(earliest: Instant)
    case outsideWindow
    /// No start that the type offers, whoever is free.
    case notOffered
    /// What is held is another slot.
    case holdMismatch
    case holdExpired
    case limitReached(BookingLimit)
    case slotTaken
    /// The host that was named is not free.
    case hostUnavailable(PrincipalID)
    case notAHost(PrincipalID)
    /// More places than a group event has.
    case tooManySeats(maximum: Int)
    case alreadyClaimed(by: PrincipalID)
    case invalidTransition(from: BookingStatus)
    /// The guest could change it until this moment; nothing, where he never can.
    case tooLate(until: Instant?)
    case reasonRequired
}
