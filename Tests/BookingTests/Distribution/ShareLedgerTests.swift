import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct ShareLedgerTests {
    private let hosts = [SlotWorld.host(1), SlotWorld.host(2)]

    private func past(
        _ host: Int64, at seconds: Int64 = 0, manual: Bool = false, _ outcome: PastAssignment.Outcome = .stands
    ) -> PastAssignment {
        PastAssignment(
            host: SlotWorld.host(host), at: Instant(secondsSinceEpoch: seconds), isManual: manual, outcome: outcome,
            shares: [hosts[0]: 1, hosts[1]: 1])
    }

    private func ledger(
        _ counting: CountingRules, credits: [Credit] = [], now: Int64 = 0, weights: [Int64: Int] = [1: 1, 2: 1]
    ) -> ShareLedger {
        ShareLedger(
            weights: Dictionary(uniqueKeysWithValues: weights.map { (SlotWorld.host($0.key), $0.value) }),
            counting: counting, credits: credits, now: Instant(secondsSinceEpoch: now), zone: .utc)
    }

    @Test(arguments: [
        (PastAssignment.Outcome.noShow, CountingRules.Cancellations.none, true, true), (.noShow, .all, false, false),
        (.cancelled(by: .guest), .none, true, false), (.cancelled(by: .guest), .byHost, true, false),
        (.cancelled(by: .guest), .all, true, true), (.cancelled(by: .host), .byHost, true, true),
        (.cancelled(by: .host), .none, true, false), (.cancelled(by: .system), .byHost, true, false),
        (.stands, .none, false, true),
    ])
    func `no-shows and cancellations count by rule, for the host and for the shares`(
        outcome: PastAssignment.Outcome, cancellations: CountingRules.Cancellations, noShows: Bool, counts: Bool
    ) {
        var counting = CountingRules()
        counting.cancellations = cancellations
        counting.noShows = noShows
        var ledger = ledger(counting)
        ledger.enter(past(1, outcome))
        #expect(ledger.accounts[hosts[0]]?.assigned == (counts ? 1 : 0))
        #expect(ledger.accounts[hosts[1]]?.ideal == (counts ? ShareLedger.whole / 2 : 0))
        #expect(ledger.accounts[hosts[0]]?.lastAssigned != nil)
    }

    @Test func `what was claimed or given by hand counts where the rule says so, and is no turn`() {
        var counting = CountingRules()
        var ledger = ledger(counting)
        ledger.enter(past(1, manual: true))
        #expect(ledger.accounts[hosts[0]]?.assigned == 1)
        #expect(ledger.lastInTurn == nil)
        counting.manual = false
        ledger = self.ledger(counting)
        ledger.enter(past(1, manual: true))
        #expect(ledger.accounts[hosts[0]]?.assigned == 0)
    }

    @Test func `a month of the team's zone counts, or the days before, or everything`() {
        let day: Int64 = 86_400
        var counting = CountingRules()
        // 1970-02-10
        for (window, expected) in [
            (CountingRules.Window.month, 1), (.rolling(CalendarDuration(days: 20)), 2), (.all, 3),
        ] {
            counting.window = window
            var ledger = ledger(counting, now: 40 * day)
            for time in [5 * day, 25 * day, 33 * day] { ledger.enter(past(1, at: time)) }
            #expect(ledger.accounts[hosts[0]]?.assigned == expected)
        }
    }

    @Test func `who joins is credited with what he would have had, and catches up without the credit`() throws {
        var counting = CountingRules()
        counting.window = .all
        let joined = Credit(
            host: SlotWorld.host(3), kind: .join(at: Instant(secondsSinceEpoch: 100)), reason: "joined",
            created: Instant(secondsSinceEpoch: 100))
        for (credits, deficit, credited) in [
            ([joined], 0, 4 * ShareLedger.whole / 3), ([], 4 * ShareLedger.whole / 3, 0),
        ] {
            var ledger = ledger(counting, credits: credits, weights: [1: 1, 2: 1, 3: 1])
            for time in Int64(0)..<4 { ledger.enter(past(1 + time % 2, at: time)) }
            let account = try #require(ledger.accounts[SlotWorld.host(3)])
            #expect(abs(account.deficit - deficit) < 10)
            #expect(abs(account.credited - credited) < 10)
        }
    }

    @Test func `a credit by hand counts as if he had had it`() {
        let credit = Credit(
            host: hosts[0], kind: .manual(1500), reason: "trade fair", created: Instant(secondsSinceEpoch: 0))
        let account = ledger(CountingRules(), credits: [credit]).accounts[hosts[0]]
        #expect(account?.deficit == -3 * ShareLedger.whole / 2)
    }
}
