public import CalendarModel
public import Chronology

/// Another time, or somebody else, for a booking that cannot stay as it is.
public struct Suggestion: Hashable, Sendable {
    /// In the order in which they are offered.
    public enum Kind: Int, CaseIterable, Hashable, Comparable, Sendable {
        /// The guest notices nothing.
        case sameTimeOtherHost
        case otherTimeSameHost
        case otherTimeOtherHost

        public static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
    }

    public var kind: Kind
    public var span: Span
    /// Those who take part in any case.
    public var fixed: [PrincipalID]
    /// Who would have it; nobody in particular, where all are fixed.
    public var host: PrincipalID?
    /// How far it is from the time that was agreed on.
    public var minutesAway: Int
    /// How many of the hosts who are free then come before him, by priority and share.
    public var hostRank: Int
    /// Whether it lies in the night or the evening where the guest is.
    public var isUnusual: Bool

    /// The smaller the better. A time that is unusual is as good as one that is a day further away.
    public var score: Int {
        kind.rawValue * 1_000_000_000 + (minutesAway + (isUnusual ? 1440 : 0)) * 100 + min(hostRank, 99)
    }
}
