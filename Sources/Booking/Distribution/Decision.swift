public import CalendarModel
import Chronology

/// Why this host: everything that went into it is kept, so that it can be decided again.
public struct Decision: Hashable, Sendable {
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        case booking, unclaimed, beforeStart, reschedule, claim, manual, release, conflict
    }

    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// Nobody else could have it.
        case onlyOne
        case inTurn
        case largestDeficit
        case highestPriority
        case mostFreeTime
        case waitedLongest
        case byLot
        /// He had it before.
        case sameHost
        /// Somebody said so, or he took it himself.
        case named
        case nobodyFree
        /// Whoever wants it claims it.
        case leftToClaim
    }

    /// The version of the rules of ``Decision/init(_:)``: it rises when the same question would be answered otherwise.
    public static let version = 1

    public let question: Question
    public let version: Int
    public let winner: PrincipalID?
    public let reason: Reason

    /// Decides. The same question has the same answer on every machine.
    public init(_ question: Question) {
        let (winner, reason) = question.answer
        self.init(question, version: Self.version, winner: winner, reason: reason)
    }

    /// A decision as it was kept.
    public init(_ question: Question, version: Int, winner: PrincipalID?, reason: Reason) {
        self.question = question
        self.version = version
        self.winner = winner
        self.reason = reason
    }

    /// Whether the same question is answered the same today.
    public var isReproducible: Bool {
        let today = Decision(question)
        return today.winner == winner && today.reason == reason
    }

    /// As it counts for what is decided after it; nothing where nobody has it.
    public func pastAssignment(outcome: PastAssignment.Outcome = .stands) -> PastAssignment? {
        winner.map { winner in
            let present = question.candidates.filter(\.isPresent).map { ($0.host, $0.weight) }
            return PastAssignment(
                host: winner, at: question.at, isManual: reason == .named, outcome: outcome,
                shares: Dictionary(present, uniquingKeysWith: { first, _ in first }))
        }
    }
}
