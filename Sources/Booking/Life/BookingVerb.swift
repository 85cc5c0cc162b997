public import CalendarModel
public import Chronology
public import ICalendar

/// What can be done with a booking. Doing it twice is doing it once.
public enum BookingVerb: Hashable, Sendable {
    case approve
    /// By a host; by nobody, where the time for an answer is over.
    case decline(by: BookingParty, reason: String?)
    /// By policy or by hand, also to somebody else than before.
    case assign(PrincipalID)
    /// First come wins.
    case claim(PrincipalID)
    /// Back into the pool.
    case release
    /// To another time, with the host that was decided for it; nobody puts it into the pool.
    case reschedule(to: Span, lasting: CalendarDuration, host: PrincipalID?)
    case cancel(by: BookingParty, reason: String?)
    case finish
    case noShow(of: BookingParty)
    case takeBackNoShow
    /// What is written over it by now; nothing any more, where it is resolved.
    case mark([BookingConflict])
}
