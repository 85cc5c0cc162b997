public import CalendarModel
public import Chronology
public import ICalendar

/// A booking: what a guest and a team have agreed on.
public struct Appointment: Hashable, Sendable {
    public struct Cancellation: Hashable, Sendable {
        public var party: BookingParty
        public var reason: String?
        public var at: Instant

        public init(party: BookingParty, reason: String?, at: Instant) {
            self.party = party
            self.reason = reason
            self.at = at
        }
    }

    public var id: BookingID
    public var type: BookingTypeID
    public var team: PrincipalID
    /// Of its component; never changes (RFC 5545 §3.8.4.7).
    public var uid: String
    /// Rises with every change that the guest must know (RFC 5545 §3.8.7.4).
    public var sequence = 0
    public var status: BookingStatus
    public var title: String
    public var span: Span
    public var duration: CalendarDuration
    /// As they were when it was made, in seconds.
    public var bufferBefore: Int64 = 0
    public var bufferAfter: Int64 = 0
    /// Those who take part whoever has it.
    public var fixed: [PrincipalID] = []
    /// Who has it; nobody, as long as it is unassigned.
    public var host: PrincipalID?
    /// Who may have it; nobody in particular, where all are fixed.
    public var oneOf: Set<PrincipalID> = []
    public var guest: Guest
    public var seats = 1
    /// Filled in for this booking: a place, a number or a link.
    public var location: String?
    public var answers: [String: String] = [:]
    /// For hosts only.
    public var note: String?
    public var tags: [String] = []
    public var stage: String?
    public var attribution = Attribution()
    public var conflicts: [BookingConflict] = []
    /// Silence until then is a no.
    public var approveBy: Instant?
    public var cancellation: Cancellation?
    /// Who did not come.
    public var missing: BookingParty?
    public let created: Instant
    public var updated: Instant

    public init(
        id: BookingID, type: BookingTypeID, team: PrincipalID, uid: String, status: BookingStatus, title: String,
        span: Span, duration: CalendarDuration, guest: Guest, created: Instant
    ) {
        self.id = id
        self.type = type
        self.team = team
        self.uid = uid
        self.status = status
        self.title = title
        self.span = span
        self.duration = duration
        self.guest = guest
        self.created = created
        self.updated = created
    }

    /// Everybody of the team who takes part, as far as it is known.
    public var hosts: [PrincipalID] {
        fixed + (host.map { fixed.contains($0) ? [] : [$0] } ?? [])
    }

    /// Whether somebody is still to be found.
    public var needsHost: Bool { host == nil && !oneOf.isEmpty }

    /// The time that it takes; none any more when it is over in whatever way.
    public var claim: Claim? {
        guard status.isActive else { return nil }
        return Claim(
            source: .booking(id), type: type, span: span, bufferBefore: bufferBefore, bufferAfter: bufferAfter,
            hosts: hosts, oneOf: needsHost ? oneOf : [], seats: seats)
    }

    /// The status as it is now: what is assigned and over is done, whether or not somebody has noticed.
    public func status(now: Instant) -> BookingStatus {
        status == .assigned && span.end <= now ? .done : status
    }
}
