import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct ReceptionTests {
    private let half = CalendarDuration(seconds: 1800)

    private func type(_ hosts: Int64, _ change: (inout BookingType) -> Void) throws -> BookingType {
        var type = BookingType(
            id: SlotWorld.type, team: SlotWorld.host(9), slug: try #require(Slug("a")), title: .everywhere("A"),
            rules: SlotWorld.rules(), hosts: (1...hosts).map { TypeHost(SlotWorld.host($0)) })
        change(&type)
        return type
    }

    private func reception(
        _ hosts: Int64 = 3, claims: [Claim] = [], now: Int = 0, past: [PastAssignment] = [],
        _ change: (inout BookingType) -> Void = { _ in }
    ) throws -> Reception {
        let type = try type(hosts, change)
        let schedule = try SlotWorld.schedule()
        let times = type.hosts.map {
            HostTime(id: $0.host, role: $0.role, isEnabled: $0.isEnabled, schedule: schedule)
        }
        var ledger = ShareLedger(
            weights: Dictionary(uniqueKeysWithValues: type.hosts.map { ($0.host, 1) }),
            counting: type.distribution.counting, now: SlotWorld.minute(now), zone: .utc)
        for past in past { ledger.enter(past) }
        return Reception(
            type: type,
            scene: try SlotWorld.scene(type.rules, hosts: times, claims: claims, now: SlotWorld.minute(now)),
            ledger: ledger)
    }

    private func draft(_ id: Int64 = 1) throws -> Appointment {
        Appointment(
            id: BookingID(rawValue: id), type: SlotWorld.type, team: SlotWorld.host(9), uid: "uid-\(id)",
            status: .unassigned, title: "A", span: try SlotWorld.span(0, 1), duration: half,
            guest: Guest(name: "Kim", email: "kim@example.org", language: .german, zone: .utc),
            created: SlotWorld.minute(0))
    }

    private func request(_ minute: Int, host: Int64? = nil) -> SlotRequest {
        SlotRequest(start: SlotWorld.minute(minute), duration: half, host: host.map(SlotWorld.host))
    }

    @Test func `a booking takes the time it was offered, and one host by policy`() throws {
        let outcome = try reception { $0.rules.bufferAfter = 600 }.book(draft(), request(540))
        let made = outcome.transition.after
        #expect(made.status == .assigned)
        #expect(made.span == (try SlotWorld.span(540, 570)))
        #expect(made.bufferAfter == 600)
        #expect(made.host == outcome.decision?.winner)
        #expect(outcome.decision?.isReproducible == true)
        #expect(outcome.transition.events == [.created])
    }

    @Test func `it waits in the pool where the policy says later, and for an approval where a host has to say yes`()
        throws
    {
        let later = try reception { $0.distribution.moment = .beforeStart(CalendarDuration(seconds: 60)) }
        #expect(try later.book(draft(), request(540)).transition.after.status == .unassigned)
        let manual = try reception { $0.distribution.policy = .manual }.book(draft(), request(540))
        #expect(manual.transition.after.copies == [.pool])
        #expect(manual.decision == nil)
        let approval = try reception {
            $0.approval.isRequired = true
            $0.approval.within = CalendarDuration(days: 2)
        }.book(draft(), request(540)).transition.after
        #expect(approval.status == .pending)
        #expect(approval.host != nil)
        #expect(approval.approveBy == SlotWorld.minute(540))
    }

    @Test func `forty guests want one hour of eight hosts, and eight get it`() throws {
        for policy in DistributionRules.Policy.allCases {
            var claims: [Claim] = []
            var refusals = 0
            for id in Int64(1)...40 {
                let reception = try reception(8, claims: claims) { $0.distribution.policy = policy }
                let guest = try draft(id)
                do throws(BookingRefusal) {
                    claims += [try reception.book(guest, request(600)).transition.after.claim].compactMap(\.self)
                } catch {
                    #expect(error == .slotTaken)
                    refusals += 1
                }
            }
            #expect(claims.count == 8)
            #expect(refusals == 32)
            #expect(Set(claims.flatMap(\.hosts)).count == (policy == .manual ? 0 : 8))
        }
    }

    @Test func `what waits in the pool can all be claimed, by one host each`() throws {
        var claims: [Claim] = []
        var waiting: [Appointment] = []
        for id in Int64(1)...3 {
            let made = try reception(claims: claims) { $0.distribution.policy = .manual }
                .book(draft(id), request(600)).transition.after
            waiting.append(made)
            claims += [made.claim].compactMap(\.self)
        }
        for (index, appointment) in waiting.enumerated() {
            let host = SlotWorld.host(Int64(3 - index))
            let reception = try reception(claims: claims) { $0.distribution.policy = .manual }
            let claimed = try reception.claim(appointment, by: host)
            #expect(claimed.decision?.reason == .named)
            claims.removeAll { $0.source == .booking(appointment.id) }
            claims += [claimed.transition.after.claim].compactMap(\.self)
            let other = waiting[(index + 1) % 3]
            if index < 2 {
                let next = try self.reception(claims: claims) { $0.distribution.policy = .manual }
                #expect(throws: BookingRefusal.hostUnavailable(host)) { try next.claim(other, by: host) }
            }
        }
        #expect(Set(claims.flatMap(\.hosts)).count == 3)
    }

    @Test func `a hold is weighed after the rules and before what others have taken`() throws {
        var hold = Hold(
            id: HoldID(rawValue: 1), type: SlotWorld.type, span: try SlotWorld.span(600, 630), duration: half, seats: 1,
            now: SlotWorld.minute(0))
        let full = try (1...3).map { try SlotWorld.claim(540, 570, hosts: [$0], booking: $0) }
        let reception = try reception(claims: full, now: 1)
        #expect(throws: BookingRefusal.notOffered) { try reception.book(draft(7), request(541), hold: hold) }
        #expect(throws: BookingRefusal.holdMismatch) { try reception.book(draft(7), request(540), hold: hold) }
        hold.span = try SlotWorld.span(540, 570)
        #expect(throws: BookingRefusal.slotTaken) { try reception.book(draft(7), request(540), hold: hold) }
        hold.expires = SlotWorld.minute(1)
        #expect(throws: BookingRefusal.holdExpired) { try reception.book(draft(7), request(540), hold: hold) }
    }

    @Test func `a move keeps its host where he can, and its own time is free for it`() throws {
        let made = try reception().book(draft(), request(540)).transition.after
        let host = try #require(made.host)
        let claim = try #require(made.claim)
        let moved = try reception(claims: [claim]).reschedule(made, request(570))
        #expect(moved.transition.after.host == host)
        #expect(moved.decision?.reason == .sameHost)
        let busy = try SlotWorld.claim(570, 600, hosts: [host.rawValue], booking: 5)
        let other = try reception(claims: [claim, busy]).reschedule(made, request(570))
        #expect(other.transition.after.host != host)
        #expect(other.transition.removed == [.host(host)])
        let same = try reception(claims: [claim]).reschedule(made, request(540))
        #expect(!same.transition.isChange)
    }

    @Test func `when it is due the policy decides, of those who are free then`() throws {
        let waiting = try reception { $0.distribution.moment = .unclaimed(after: half) }
            .book(draft(), request(600)).transition.after
        #expect(waiting.status == .unassigned)
        var rules = DistributionRules()
        rules.moment = .unclaimed(after: half)
        #expect(rules.due(created: waiting.created, start: waiting.span.start, in: .utc) == SlotWorld.minute(30))
        let busy = try [1, 2].map { try SlotWorld.claim(600, 630, hosts: [$0], booking: 10 + $0) }
        // Long after the notice has passed.
        let reception = try reception(claims: busy + [try #require(waiting.claim)], now: 599) {
            $0.rules.notice = CalendarDuration(days: 1)
        }
        let assigned = try reception.assign(waiting, cause: .unclaimed)
        #expect(assigned.transition.after.host == SlotWorld.host(3))
        #expect(assigned.decision?.reason == .onlyOne)
        let third = try SlotWorld.claim(600, 630, hosts: [3], booking: 13)
        let full = try self.reception(claims: busy + [third])
        #expect(throws: BookingRefusal.slotTaken) { try full.assign(waiting, cause: .unclaimed) }
    }

    @Test func `by hand it may go to somebody outside the hours, and never to somebody who is taken`() throws {
        let made = try reception().book(draft(), request(540, host: 1)).transition.after
        #expect(made.host == SlotWorld.host(1))
        let taken = try SlotWorld.claim(550, 580, hosts: [2], type: 2, booking: 8)
        let reception = try reception(claims: [taken, try #require(made.claim)])
        #expect(try reception.assign(made, to: SlotWorld.host(3)).transition.after.host == SlotWorld.host(3))
        #expect(throws: BookingRefusal.hostUnavailable(SlotWorld.host(2))) {
            try reception.assign(made, to: SlotWorld.host(2), overridesRules: true)
        }
        #expect(try !reception.assign(made, to: SlotWorld.host(1)).transition.isChange)
    }

    @Test func `who has most free time that day gets it`() throws {
        let busy = try [
            SlotWorld.claim(700, 800, hosts: [1], booking: 5), SlotWorld.claim(700, 900, hosts: [2], booking: 6),
            SlotWorld.claim(700, 710, hosts: [3], booking: 7),
        ]
        let outcome = try reception(claims: busy) { $0.distribution.policy = .maximumAvailability }
            .book(draft(), request(540))
        #expect(outcome.transition.after.host == SlotWorld.host(3))
        #expect(outcome.decision?.question.candidates.map(\.freeMinutes) == [380, 280, 470])
    }

    @Test func `everybody of a collective takes part, and nobody decides`() throws {
        let outcome = try reception { type in
            for index in type.hosts.indices { type.hosts[index].role = .fixed }
        }.book(draft(), request(540))
        #expect(outcome.transition.after.hosts.count == 3)
        #expect(outcome.transition.after.status == .assigned)
        #expect(outcome.decision == nil)
    }

    @Test func `guests of a group event share its host`() throws {
        let first = try reception { $0.rules.seats = 3 }.book(draft(), request(540)).transition.after
        let second = try reception(claims: [try #require(first.claim)]) { $0.rules.seats = 3 }
            .book(draft(2), request(540))
        #expect(second.transition.after.host == first.host)
        #expect(second.decision == nil)
    }
}
