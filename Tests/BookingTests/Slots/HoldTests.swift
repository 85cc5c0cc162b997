import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct HoldTests {
    private func hosts(_ count: Int64) throws -> [HostTime] {
        let schedule = try SlotWorld.schedule()
        return (1...count).map { HostTime(id: SlotWorld.host($0), schedule: schedule) }
    }

    @Test func `a hold takes one of the hosts, not all, and says not whom`() throws {
        let hold = SlotWorld.hold(try SlotWorld.claim(540, 570, oneOf: [1, 2, 3]))
        let book = SlotBook(try SlotWorld.scene(SlotWorld.rules(), hosts: hosts(3), claims: [hold]))
        #expect(book.ask(540).opening?.free == 2)
        #expect(book.ask(540).opening?.hosts.count == 3)
    }

    @Test func `a hold never hides the slot from its holder, and none that has lapsed hides it from anybody`() throws {
        let hold = SlotWorld.hold(try SlotWorld.claim(540, 570, oneOf: [1]))
        let scene = try SlotWorld.scene(SlotWorld.rules(), hosts: hosts(1), claims: [hold])
        #expect(SlotBook(scene).ask(540).refusal == .slotTaken)
        #expect(SlotBook(scene.ignoring([.hold(HoldID(rawValue: 1))])).ask(540).opening != nil)
        #expect(SlotBook(scene.ignoring([.hold(HoldID(rawValue: 2))])).ask(540).opening == nil)
        var later = scene
        later.now = SlotWorld.minute(5)
        #expect(SlotBook(later).ask(540).opening != nil)
    }

    @Test func `a booking does not stand in its own way when it moves`() throws {
        let claim = try SlotWorld.claim(540, 570, hosts: [1])
        let rules = SlotWorld.rules { $0.interval = 15 * 60 }
        let scene = try SlotWorld.scene(rules, hosts: hosts(1), claims: [claim])
        #expect(SlotBook(scene).ask(555).refusal == .slotTaken)
        #expect(SlotBook(scene.ignoring([.booking(BookingID(rawValue: 1))])).ask(555).opening != nil)
    }

    @Test func `a host whom an unassigned booking needs cannot be given away`() throws {
        let waiting = try SlotWorld.claim(540, 570, oneOf: [1], type: 2)
        let book = SlotBook(try SlotWorld.scene(SlotWorld.rules(), hosts: hosts(2), claims: [waiting]))
        #expect(book.ask(540).opening?.free == 1)
        #expect(book.ask(540).opening?.hosts == [SlotWorld.host(1), SlotWorld.host(2)])
        #expect(book.ask(540).opening?.assignable == [SlotWorld.host(2)])
        #expect(book.ask(540, host: 1).refusal == .hostUnavailable(SlotWorld.host(1)))
    }

    @Test func `two that can follow each other need one host`() throws {
        let waiting = try [
            SlotWorld.claim(540, 570, oneOf: [1, 2]), SlotWorld.claim(570, 600, oneOf: [1, 2], booking: 2),
        ]
        let scene = try SlotWorld.scene(SlotWorld.rules(60), hosts: hosts(2), claims: waiting)
        #expect(SlotBook(scene).ask(540, lasting: 60).opening?.free == 1)
        let full = try SlotWorld.scene(
            SlotWorld.rules(60), hosts: hosts(2),
            claims: waiting + [SlotWorld.claim(560, 575, oneOf: [1, 2], booking: 3)])
        #expect(SlotBook(full).ask(540, lasting: 60).refusal == .slotTaken)
    }

    @Test func `eight hosts and one slot make eight bookings, then none`() throws {
        var claims: [Claim] = []
        for booking in Int64(1)...40 {
            let book = SlotBook(try SlotWorld.scene(SlotWorld.rules(), hosts: hosts(8), claims: claims))
            guard let opening = book.ask(540).opening else { continue }
            let host = try #require(opening.assignable.first)
            claims.append(try SlotWorld.claim(540, 570, hosts: [host.rawValue], booking: booking))
        }
        #expect(claims.count == 8)
        #expect(Set(claims.flatMap(\.hosts)).count == 8)
    }
}
