import Booking
import CalendarModel
import Chronology
import Testing

/// What the design promises, over many histories: nobody strays far from the share that is ideally his.
struct FairnessTests {
    /// A team over time: it decides, and keeps its own account of ideal shares in fractions, apart from the ledger.
    private struct Team {
        var ledger: ShareLedger
        var contenders: [Contender]
        var ideals: [PrincipalID: Double] = [:]
        var counts: [PrincipalID: Int] = [:]
        let rules: DistributionRules
        var time: Int64 = 0

        init(weights: [Int], policy: DistributionRules.Policy, credits: [Credit] = []) {
            var rules = DistributionRules(policy: policy)
            rules.counting.window = .all
            self.rules = rules
            contenders = weights.enumerated().map { index, weight in
                Contender(
                    host: SlotWorld.host(Int64(index + 1)), weight: weight, joined: Instant(secondsSinceEpoch: 0))
            }
            ledger = ShareLedger(
                weights: Dictionary(uniqueKeysWithValues: contenders.map { ($0.host, $0.weight(under: policy)) }),
                counting: rules.counting, credits: credits, now: Instant(secondsSinceEpoch: 0), zone: .utc)
        }

        mutating func decide(seed: UInt64) -> PrincipalID? {
            time += 1
            let uid = "\(seed)-\(time)"
            let decision = Decision(
                Decision.Question(
                    .booking, at: Instant(secondsSinceEpoch: time), rules: rules, seed: uid,
                    candidates: ledger.candidates(contenders, rules: rules, seed: uid)))
            guard let winner = decision.winner, let past = decision.pastAssignment() else { return nil }
            ledger.enter(past)
            let present = contenders.filter(\.isPresent)
            let whole = present.reduce(0) { $0 + $1.weight(under: rules.policy) }
            for contender in present {
                ideals[contender.host, default: 0] += Double(contender.weight(under: rules.policy)) / Double(whole)
            }
            counts[winner, default: 0] += 1
            return winner
        }

        var furthest: Double {
            contenders.map { abs(Double(counts[$0.host] ?? 0) - (ideals[$0.host] ?? 0)) }.max() ?? 0
        }
    }

    @Test(arguments: UInt64(1)...40)
    func `with equal weights and everybody free nobody is ever a booking from his share`(seed: UInt64) {
        var team = Team(weights: Array(repeating: 100, count: 1 + Int(seed % 13)), policy: .fair)
        for _ in 0..<200 {
            _ = team.decide(seed: seed)
            #expect(team.furthest < 1)
        }
    }

    @Test(arguments: UInt64(1)...40)
    func `with weights nobody is ever two bookings from his share`(seed: UInt64) {
        var chance = SeededChance(seed)
        var weights = (0..<(2 + chance.below(11))).map { _ in 1 + chance.below(100) }
        if seed % 4 == 0 { weights = [100] + Array(repeating: 1, count: 20) }
        var team = Team(weights: weights, policy: .weighted)
        for _ in 0..<300 {
            _ = team.decide(seed: seed)
            #expect(team.furthest < 2)
        }
    }

    /// People go and come back, and others join; each absence and each beginning is a credit.
    @Test(arguments: UInt64(1)...60)
    func `while people join and leave nobody is ever more than one and a quarter from his share`(seed: UInt64) throws {
        var chance = SeededChance(seed)
        let count = 3 + chance.below(8)
        var credits: [Credit] = []
        var away: [[Int]] = Array(repeating: [], count: 300)
        for index in 1..<count {
            var time = 0
            // The first stays, so that there is always somebody.
            if chance.below(3) == 0 {
                time = 1 + chance.below(150)
                for moment in 0..<time { away[moment].append(index) }
                credits.append(credit(index, .join(at: Instant(secondsSinceEpoch: Int64(time)))))
            }
            while time < 299 {
                let from = time + 1 + chance.below(60)
                let until = min(from + 1 + chance.below(40), 300)
                guard from < until else { break }
                for moment in from..<until { away[moment].append(index) }
                let span = try #require(
                    Span(
                        from: Instant(secondsSinceEpoch: Int64(from)), to: Instant(secondsSinceEpoch: Int64(until))))
                credits.append(credit(index, .absence(span)))
                time = until
            }
        }
        var team = Team(weights: Array(repeating: 1, count: count), policy: .fair, credits: credits)
        for moment in 1..<300 {
            for index in team.contenders.indices {
                team.contenders[index].obstacles = away[moment].contains(index) ? .absent : []
            }
            _ = team.decide(seed: seed)
            #expect(team.furthest <= 1.25, "at \(moment)")
        }
    }

    private func credit(_ index: Int, _ kind: Credit.Kind) -> Credit {
        Credit(
            host: SlotWorld.host(Int64(index + 1)), kind: kind, reason: "away", created: Instant(secondsSinceEpoch: 0))
    }

    @Test func `the first booking is anybody's, and the order of the list says nothing`() throws {
        var first: [PrincipalID: Int] = [:]
        for seed in UInt64(0)..<2000 {
            var team = Team(weights: [1, 1, 1, 1, 1], policy: .fair)
            var reversed = team
            reversed.contenders.reverse()
            let (decided, other) = (team.decide(seed: seed), reversed.decide(seed: seed))
            let winner = try #require(decided)
            #expect(other == winner)
            first[winner, default: 0] += 1
        }
        #expect(first.count == 5)
        #expect(first.values.allSatisfy { (320...480).contains($0) }, "\(first)")
    }

    @Test func `whoever was busy catches up`() {
        var team = Team(weights: [1, 1, 1], policy: .fair)
        team.contenders[2].obstacles = .busy
        for _ in 0..<30 { _ = team.decide(seed: 1) }
        #expect(team.counts[SlotWorld.host(3)] == nil)
        team.contenders[2].obstacles = []
        for _ in 0..<15 { _ = team.decide(seed: 1) }
        #expect(team.counts[SlotWorld.host(3)] == 15)
    }
}
