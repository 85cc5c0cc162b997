public import CalendarModel
public import Chronology

/// Somebody who may be given a booking, before it is reckoned what he has had.
public struct Contender: Hashable, Sendable {
    public var host: PrincipalID
    public var weight: Int
    public var priority: Int
    /// Since when he has been a host of the type.
    public var joined: Instant
    public var obstacles: HostObstacles
    public var freeMinutes: Int

    public init(
        host: PrincipalID, weight: Int = 100, priority: Int = 2, joined: Instant, obstacles: HostObstacles = [],
        freeMinutes: Int = 0
    ) {
        self.host = host
        self.weight = weight
        self.priority = priority
        self.joined = joined
        self.obstacles = obstacles
        self.freeMinutes = freeMinutes
    }

    /// Enabled and not away: he has a share of what is decided now, also when he is busy.
    public var isPresent: Bool { obstacles.isDisjoint(with: [.disabled, .absent]) }

    /// What he weighs under a policy: only one of them looks at weights.
    public func weight(under policy: DistributionRules.Policy) -> Int {
        policy == .weighted ? weight : 1
    }
}

extension ShareLedger {
    /// The contenders with their figures, in their order, which is also that of turns.
    public func candidates(_ contenders: [Contender], rules: DistributionRules, seed: String) -> [Standing] {
        let present = contenders.filter(\.isPresent)
        let whole = present.reduce(0) { $0 + $1.weight(under: rules.policy) }
        let last = lastInTurn.flatMap { last in contenders.firstIndex { $0.host == last } }
        let first = last.map { $0 + 1 } ?? Int(Lot(seed).number % UInt64(max(1, contenders.count)))
        return contenders.enumerated().map { index, contender in
            let account = accounts[contender.host] ?? Account()
            let weight = contender.weight(under: rules.policy)
            var candidate = Standing(
                host: contender.host, obstacles: contender.obstacles,
                waitingSince: account.lastAssigned ?? contender.joined)
            candidate.isPresent = contender.isPresent
            candidate.priority = contender.priority
            candidate.weight = weight
            candidate.assigned = account.assigned
            candidate.credits = account.credited / (Self.whole / 1000)
            let share = contender.isPresent && whole > 0 ? Self.whole * weight / whole : 0
            candidate.deficit = account.deficit + share
            candidate.lastAssigned = account.lastAssigned
            candidate.lastTurn = account.lastTurn
            candidate.position = (index - first + 2 * contenders.count) % max(1, contenders.count)
            candidate.freeMinutes = contender.freeMinutes
            return candidate
        }
    }
}
