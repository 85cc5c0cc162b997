import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct DecisionTests {
    private func at(_ seconds: Int64) -> Instant { Instant(secondsSinceEpoch: seconds) }

    private func candidate(_ id: Int64, _ change: (inout Standing) -> Void = { _ in }) -> Standing {
        var candidate = Standing(host: SlotWorld.host(id), waitingSince: at(0))
        change(&candidate)
        return candidate
    }

    private func decide(
        _ policy: DistributionRules.Policy, _ candidates: [Standing], keepTurn: Bool = false,
        keeping: Int64? = nil, named: Int64? = nil
    ) -> Decision {
        var rules = DistributionRules(policy: policy)
        rules.skippedKeepTurn = keepTurn
        return Decision(
            Decision.Question(
                .booking, at: at(100), rules: rules, seed: "uid", candidates: candidates,
                keeping: keeping.map(SlotWorld.host), named: named.map(SlotWorld.host)))
    }

    @Test func `the figure that told them apart is the reason`() {
        let one = candidate(1) {
            $0.deficit = 5; $0.priority = 1; $0.freeMinutes = 9
        }
        let other = candidate(2) {
            $0.deficit = 4; $0.priority = 3; $0.freeMinutes = 10
        }
        #expect(decide(.fair, [one, other]).winner == SlotWorld.host(1))
        #expect(decide(.fair, [one, other]).reason == .largestDeficit)
        #expect(decide(.priority, [one, other]).winner == SlotWorld.host(2))
        #expect(decide(.priority, [one, other]).reason == .highestPriority)
        #expect(decide(.maximumAvailability, [one, other]).reason == .mostFreeTime)
        #expect(decide(.manual, [one, other]).winner == nil)
        #expect(decide(.manual, [one, other]).reason == .leftToClaim)
        let waiting = candidate(3) {
            $0.deficit = 5; $0.waitingSince = at(-9)
        }
        #expect(decide(.fair, [one, other, waiting]).winner == SlotWorld.host(3))
        #expect(decide(.fair, [one, other, waiting]).reason == .waitedLongest)
        #expect(decide(.fair, [candidate(1), candidate(2)]).reason == .byLot)
    }

    @Test func `who cannot have it does not get it`() {
        let busy = candidate(1) {
            $0.deficit = 9; $0.obstacles = .busy
        }
        #expect(decide(.fair, [busy, candidate(2)]).winner == SlotWorld.host(2))
        #expect(decide(.fair, [busy, candidate(2)]).reason == .onlyOne)
        #expect(decide(.fair, [busy]).reason == .nobodyFree)
        #expect(decide(.weighted, [candidate(1) { $0.weight = 0 }]).winner == nil)
    }

    @Test func `a booking that moves stays with its host if he can, and goes where it was told to`() {
        let candidates = [candidate(1), candidate(2) { $0.deficit = 9 }]
        #expect(decide(.fair, candidates, keeping: 1).winner == SlotWorld.host(1))
        #expect(decide(.fair, candidates, keeping: 1).reason == .sameHost)
        #expect(decide(.fair, candidates, keeping: 7).winner == SlotWorld.host(2))
        #expect(decide(.manual, candidates, named: 1).reason == .named)
    }

    @Test func `a turn comes round`() {
        let rules = DistributionRules(policy: .rotation)
        var ledger = ShareLedger(
            weights: [:], counting: rules.counting, now: at(0), zone: .utc)
        let contenders = (1...4).map { Contender(host: SlotWorld.host($0), joined: at(0)) }
        var order: [Int64] = []
        for round in 0..<12 {
            let decision = decide(.rotation, ledger.candidates(contenders, rules: rules, seed: "a"))
            order.append(decision.winner?.rawValue ?? 0)
            ledger.enter(
                PastAssignment(host: SlotWorld.host(order[round]), at: at(Int64(round)), shares: [:]))
        }
        #expect(Array(order[0..<4]) == Array(order[4..<8]))
        #expect(Set(order[0..<4]).count == 4)
        #expect(zip(order, order.dropFirst()).allSatisfy { $1 == $0 % 4 + 1 })
    }

    @Test(arguments: [(false, [3, 4, 1, 2, 3]), (true, [3, 2, 4, 1, 3])])
    func `whoever was busy in his turn loses it, or is next, as the rule says`(keep: Bool, expected: [Int64]) {
        var rules = DistributionRules(policy: .rotation)
        rules.skippedKeepTurn = keep
        var ledger = ShareLedger(
            weights: Dictionary(uniqueKeysWithValues: (1...4).map { (SlotWorld.host($0), 1) }),
            counting: rules.counting, now: at(0), zone: .utc)
        // Everybody had a turn, the first one last; now it is the second one's, who is busy once.
        for (time, host) in [2, 3, 4, 1].enumerated() {
            ledger.enter(PastAssignment(host: SlotWorld.host(Int64(host)), at: at(Int64(time)), shares: [:]))
        }
        var order: [Int64] = []
        for round in 0..<5 {
            let contenders = (1...4).map {
                Contender(host: SlotWorld.host($0), joined: at(0), obstacles: round == 0 && $0 == 2 ? .busy : [])
            }
            let decision = decide(
                .rotation, ledger.candidates(contenders, rules: rules, seed: "a"), keepTurn: keep)
            order.append(decision.winner?.rawValue ?? 0)
            ledger.enter(PastAssignment(host: SlotWorld.host(order[round]), at: at(Int64(10 + round)), shares: [:]))
        }
        #expect(order == expected)
    }

    @Test func `a decision that was kept is decided again the same, and one that was not is found`() {
        for seed in UInt64(0)..<200 {
            var chance = SeededChance(seed)
            let policy = DistributionRules.Policy.allCases[chance.below(6)]
            let candidates = (1...6).map { id in
                candidate(id) {
                    $0.deficit = chance.below(3)
                    $0.priority = chance.below(2)
                    $0.position = Int(id)
                    $0.obstacles = chance.below(3) == 0 ? .held : []
                    $0.freeMinutes = chance.below(3)
                }
            }
            let decision = decide(policy, candidates)
            #expect(decision.isReproducible)
            #expect(decide(policy, candidates.reversed()).winner == decision.winner)
            let forged = Decision(
                decision.question, version: 1, winner: SlotWorld.host(99), reason: decision.reason)
            #expect(!forged.isReproducible)
        }
    }
}
