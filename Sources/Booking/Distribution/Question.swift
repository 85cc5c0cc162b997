public import CalendarModel
public import Chronology

extension Decision {
    /// Who shall have a booking?
    public struct Question: Hashable, Sendable {
        public var cause: Cause
        public var at: Instant
        public var policy: DistributionRules.Policy
        public var skippedKeepTurn: Bool
        /// The UID of the booking.
        public var seed: String
        public var candidates: [Standing]
        /// Whoever has it keeps it, if he can.
        public var keeping: PrincipalID?
        /// Whoever was named has it, whatever the policy says.
        public var named: PrincipalID?

        public init(
            _ cause: Cause, at: Instant, rules: DistributionRules, seed: String, candidates: [Standing],
            keeping: PrincipalID? = nil, named: PrincipalID? = nil
        ) {
            self.cause = cause
            self.at = at
            self.policy = rules.policy
            self.skippedKeepTurn = rules.skippedKeepTurn
            self.seed = seed
            self.candidates = candidates
            self.keeping = keeping
            self.named = named
        }

        var answer: (PrincipalID?, Reason) {
            if let named { return (named, .named) }
            var able = candidates.filter(\.isEligible)
            if let keeping, able.contains(where: { $0.host == keeping }) { return (keeping, .sameHost) }
            guard policy != .manual else { return (nil, .leftToClaim) }
            if policy == .weighted { able.removeAll { $0.weight <= 0 } }
            guard able.count > 1 else { return (able.first?.host, able.isEmpty ? .nobodyFree : .onlyOne) }
            for (reason, figure) in criteria {
                let best = able.map(figure).max()
                able.removeAll { figure($0) != best }
                if able.count == 1 { return (able[0].host, reason) }
            }
            // Two lots are never the same in practice; the order has to be total all the same.
            return (able.map(\.host).min { $0.rawValue < $1.rawValue }, .byLot)
        }

        /// By which figures, in which order; the larger one has it.
        private var criteria: [(Reason, (Standing) -> Int)] {
            let lot = Lot(seed)
            let ties: [(Reason, (Standing) -> Int)] = [
                (.waitedLongest, { -Int($0.waitingSince.secondsSinceEpoch) }),
                (.byLot, { lot.ticket(of: $0.host) }),
            ]
            switch policy {
            case .rotation:
                let turn: [(Reason, (Standing) -> Int)] = [(.inTurn, { -$0.position })]
                let longest = { (candidate: Standing) in
                    candidate.lastTurn.map { -Int($0.secondsSinceEpoch) } ?? Int.max
                }
                return skippedKeepTurn ? [(.inTurn, longest)] + turn : turn
            case .fair, .weighted: return [(.largestDeficit, { $0.deficit })] + ties
            case .priority: return [(.highestPriority, { $0.priority }), (.largestDeficit, { $0.deficit })] + ties
            case .maximumAvailability: return [(.mostFreeTime, { $0.freeMinutes })] + ties
            case .manual: return []
            }
        }
    }
}
