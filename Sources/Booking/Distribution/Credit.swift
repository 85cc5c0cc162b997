public import CalendarModel
public import Chronology

/// What is counted as if a host had had it: for the time before he joined, or was away, or by hand.
///
/// Each is kept with its reason, can be seen and can be taken away; without it he catches up on what he missed.
public struct Credit: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// What was decided before the moment.
        case join(at: Instant)
        /// What was decided in the time.
        case absence(Span)
        /// Thousandths of a booking.
        case manual(Int)
    }

    public var host: PrincipalID
    public var kind: Kind
    public var reason: String
    public var created: Instant

    public init(host: PrincipalID, kind: Kind, reason: String, created: Instant) {
        self.host = host
        self.kind = kind
        self.reason = reason
        self.created = created
    }

    /// Whether it makes up for a booking that was given to somebody else at this moment.
    func covers(_ moment: Instant) -> Bool {
        switch kind {
        case .join(let joined): moment < joined
        case .absence(let span): span.contains(moment)
        case .manual: false
        }
    }
}
