public import CalendarModel
public import Chronology

/// What everybody has had of the bookings that count, and what their share of them would have been.
///
/// A booking adds a host's weight over the weights of all who were there to his ideal share; whoever was not there is
/// credited with what he would have had, where a ``Credit`` says so. All in integers, so that the same history gives
/// the same figures on every machine.
public struct ShareLedger: Hashable, Sendable {
    /// A whole booking.
    public static let whole = 1_000_000_000

    public struct Account: Hashable, Sendable {
        /// How many bookings count for him.
        public var assigned = 0
        /// What he should have had, in parts of a whole.
        public var ideal = 0
        /// What is counted as if he had had it, in parts of a whole.
        public var credited = 0
        /// When he was last given a booking, whether it counts or not.
        public var lastAssigned: Instant?
        /// When he last had it by turn.
        public var lastTurn: Instant?

        /// How far he is below his share; negative above it.
        public var deficit: Int { ideal - credited - assigned * ShareLedger.whole }
    }

    public private(set) var accounts: [PrincipalID: Account] = [:]
    /// Who had the last booking that was given by turn.
    public private(set) var lastInTurn: PrincipalID?
    private let weights: [PrincipalID: Int]
    private let counting: CountingRules
    private let credits: [PrincipalID: [Credit]]
    private let start: Instant?

    /// `weights` are those of all hosts who may be given something, also of those who are away.
    public init(
        weights: [PrincipalID: Int], counting: CountingRules, credits: [Credit] = [], now: Instant, zone: Zone
    ) {
        self.weights = weights
        self.counting = counting
        let start = counting.start(now: now, in: zone)
        self.start = start
        self.credits = Dictionary(grouping: credits, by: \.host)
        for host in weights.keys {
            var account = Account()
            for credit in self.credits[host] ?? [] {
                guard case .manual(let amount) = credit.kind, start.map({ $0 <= credit.created }) ?? true else {
                    continue
                }
                account.credited += amount * (Self.whole / 1000)
            }
            accounts[host] = account
        }
    }

    /// Enters what was decided, oldest first.
    public mutating func enter(_ past: PastAssignment) {
        accounts[past.host]?.lastAssigned = past.at
        if !past.isManual {
            lastInTurn = past.host
            accounts[past.host]?.lastTurn = past.at
        }
        guard counting.counts(past), start.map({ $0 <= past.at }) ?? true else { return }
        accounts[past.host]?.assigned += 1
        let all = past.shares.values.reduce(0, +)
        for (host, weight) in weights {
            if let share = past.shares[host] {
                if all > 0 { accounts[host]?.ideal += Self.whole * share / all }
            } else if all + weight > 0 {
                let missed = Self.whole * weight / (all + weight)
                accounts[host]?.ideal += missed
                if (credits[host] ?? []).contains(where: { $0.covers(past.at) }) { accounts[host]?.credited += missed }
            }
        }
    }
}
