public import CalendarModel
public import Chronology

/// Whose doing something is.
public enum BookingParty: String, CaseIterable, Hashable, Sendable {
    case guest
    case host
    /// Nobody's: a deadline passed.
    case system
}

/// A booking that somebody was given, by the latest decision about it.
public struct PastAssignment: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case stands
        case noShow
        case cancelled(by: BookingParty)
    }

    public var host: PrincipalID
    public var at: Instant
    /// Claimed, or given by hand.
    public var isManual: Bool
    public var outcome: Outcome
    /// The weights of all who were there when it was decided, busy or not: enabled, rotating and not absent.
    public var shares: [PrincipalID: Int]

    public init(
        host: PrincipalID, at: Instant, isManual: Bool = false, outcome: Outcome = .stands,
        shares: [PrincipalID: Int]
    ) {
        self.host = host
        self.at = at
        self.isManual = isManual
        self.outcome = outcome
        self.shares = shares
    }
}
