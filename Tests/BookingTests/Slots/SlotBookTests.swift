import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct SlotBookTests {
    private func host(_ id: Int64, role: HostRole = .rotating, busy: [(Int, Int)] = []) throws -> HostTime {
        HostTime(
            id: SlotWorld.host(id), role: role, schedule: try SlotWorld.schedule(),
            busy: SpanSet(try busy.map { try SlotWorld.span($0.0, $0.1) }))
    }

    private func book(_ rules: SlotRules, _ hosts: [HostTime], _ claims: [Claim] = []) throws -> SlotBook {
        SlotBook(try SlotWorld.scene(rules, hosts: hosts, claims: claims))
    }

    @Test func `a slot is offered where somebody is free, and says who`() throws {
        let book = try book(SlotWorld.rules(60), [host(1, busy: [(540, 600)]), host(2, busy: [(540, 660)])])
        #expect(book.minutes(lasting: 60) == [600, 660, 720, 780, 840, 900, 960])
        #expect(book.ask(540, lasting: 60).refusal == .slotTaken)
        #expect(book.ask(600, lasting: 60).opening?.hosts == [SlotWorld.host(1)])
        #expect(book.ask(660, lasting: 60).opening?.free == 2)
    }

    @Test func `an appointment that lies inside a slot or around it blocks it`() throws {
        for busy in [(550, 560), (500, 700), (569, 571), (510, 541)] {
            #expect(try book(SlotWorld.rules(), [host(1, busy: [busy])]).ask(540).refusal == .slotTaken, "\(busy)")
        }
        #expect(try book(SlotWorld.rules(), [host(1, busy: [(510, 540), (570, 600)])]).ask(540).opening != nil)
    }

    @Test func `refusals come in the order of the contract`() throws {
        var rules = SlotWorld.rules()
        rules.notice = CalendarDuration(seconds: 600 * 60)
        rules.window = .rolling(CalendarDuration(days: 0))
        rules.limits = [BookingLimit(per: .day, of: .type, maximum: 1)]
        let claim = try SlotWorld.claim(720, 750, hosts: [1])
        var scene = try SlotWorld.scene(rules, hosts: [host(1)], claims: [claim], days: 2)
        let thirty = CalendarDuration(seconds: 1800)
        #expect(SlotBook(scene).ask(2000, lasting: 7).refusal == .durationNotOffered(offered: [thirty]))
        #expect(SlotBook(scene).ask(541).refusal == .tooSoon(earliest: SlotWorld.minute(600)))
        #expect(SlotBook(scene).ask(1441).refusal == .outsideWindow)
        #expect(SlotBook(scene).ask(721).refusal == .notOffered)
        #expect(SlotBook(scene).ask(720).refusal == .limitReached(rules.limits[0]))
        scene.rules.limits = []
        #expect(SlotBook(scene).ask(720).refusal == .slotTaken)
        scene.isOpen = false
        #expect(SlotBook(scene).ask(2000, lasting: 7).refusal == .notBookable)
    }

    @Test func `a host who was named is not free, or no host`() throws {
        var off = try host(3)
        off.isEnabled = false
        let book = try book(SlotWorld.rules(), [host(1), host(2, busy: [(540, 570)]), off])
        #expect(book.ask(540, host: 1).opening?.assignable == [SlotWorld.host(1)])
        #expect(book.ask(540, host: 2).refusal == .hostUnavailable(SlotWorld.host(2)))
        #expect(book.ask(540, host: 3).refusal == .notAHost(SlotWorld.host(3)))
        #expect(book.ask(540, host: 9).refusal == .notAHost(SlotWorld.host(9)))
    }

    @Test func `not knowing is not free, and neither is being away or closed`() throws {
        var host = try host(1)
        host.unknown = SpanSet([try SlotWorld.span(600, 630)])
        host.absent = SpanSet([try SlotWorld.span(660, 690)])
        host.closed = SpanSet([try SlotWorld.span(720, 750)])
        let book = try book(SlotWorld.rules(), [host])
        #expect(book.ask(600).refusal == .slotTaken)
        #expect(book.ask(660).refusal == .slotTaken)
        #expect(book.ask(720).refusal == .notOffered)
        let words = [600, 660, 720].map { minute in
            book.explanation(
                of: SlotRequest(start: SlotWorld.minute(minute), duration: CalendarDuration(seconds: 1800))
            ).hosts.flatMap(\.obstacles.words)
        }
        #expect(words == [["sourceUnknown"], ["absent"], ["outsideHours"]])
    }

    @Test func `whoever manages may break hours and notice, but takes no time twice`() throws {
        var rules = SlotWorld.rules()
        rules.notice = CalendarDuration(days: 1)
        let book = try book(rules, [host(1, busy: [(540, 570)])])
        #expect(book.ask(601, overriding: true).opening != nil)
        #expect(book.ask(100, overriding: true).opening != nil)
        #expect(book.ask(560, overriding: true).refusal == .slotTaken)
    }

    @Test func `collective needs everybody, and fixed hosts need one of the others`() throws {
        let all = try book(SlotWorld.rules(), [host(1, role: .fixed, busy: [(540, 570)]), host(2, role: .fixed)])
        #expect(all.ask(540).refusal == .slotTaken)
        #expect(all.ask(570).opening?.fixed == [SlotWorld.host(1), SlotWorld.host(2)])
        let one = try book(
            SlotWorld.rules(), [host(1, role: .fixed), host(2, busy: [(540, 600)]), host(3, busy: [(540, 570)])])
        #expect(one.ask(540).refusal == .slotTaken)
        #expect(one.ask(570).opening?.hosts == [SlotWorld.host(3)])
        #expect(one.ask(600).opening?.free == 1)
    }

    @Test func `a general pool offers the hours of the type and counts its capacity`() throws {
        let rules = SlotWorld.rules {
            $0.availability = .schedule
            $0.capacity = 2
        }
        var scene = try SlotWorld.scene(rules, hosts: [host(1, busy: [(0, 1440)])])
        scene.schedule = try SlotWorld.schedule(600, 660)
        scene.claims = [
            try SlotWorld.claim(600, 630, oneOf: [1]), try SlotWorld.claim(600, 630, oneOf: [1], booking: 2),
        ]
        #expect(SlotBook(scene).minutes() == [630])
        scene.claims.removeLast()
        #expect(SlotBook(scene).ask(600).opening?.free == 1)
        #expect(SlotBook(scene).ask(540).refusal == .notOffered)
    }

    @Test func `capacity keeps people free`() throws {
        let rules = SlotWorld.rules { $0.capacity = 1 }
        let book = try book(rules, [host(1), host(2)], [SlotWorld.claim(540, 570, hosts: [1])])
        #expect(book.ask(540).refusal == .slotTaken)
        #expect(book.ask(570).opening?.free == 1)
    }
}
