import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct HoldingTests {
    private let half = CalendarDuration(seconds: 1800)

    private func hold() throws -> Hold {
        Hold(
            id: HoldID(rawValue: 4), type: SlotWorld.type, span: try SlotWorld.span(540, 570), duration: half, seats: 1,
            now: SlotWorld.minute(0))
    }

    @Test func `a hold is good for its slot and for five minutes`() throws {
        let hold = try hold()
        let request = SlotRequest(start: SlotWorld.minute(540), duration: half)
        #expect(throws: Never.self) { try hold.check(request, of: SlotWorld.type, now: SlotWorld.minute(4)) }
        #expect(throws: BookingRefusal.holdExpired) {
            try hold.check(request, of: SlotWorld.type, now: SlotWorld.minute(5))
        }
        let other = SlotRequest(start: SlotWorld.minute(570), duration: half)
        #expect(throws: BookingRefusal.holdMismatch) {
            try hold.check(other, of: SlotWorld.type, now: SlotWorld.minute(5))
        }
        #expect(throws: BookingRefusal.holdMismatch) {
            try hold.check(request, of: BookingTypeID(rawValue: 2), now: SlotWorld.minute(4))
        }
    }

    @Test func `two holds and a booking fill three hosts, and each becomes a booking`() throws {
        let schedule = try SlotWorld.schedule()
        let hosts = (1...3).map { HostTime(id: SlotWorld.host($0), schedule: schedule) }
        var claims = [try SlotWorld.claim(540, 570, hosts: [2])]
        for id in Int64(1)...2 {
            let book = SlotBook(try SlotWorld.scene(SlotWorld.rules(), hosts: hosts, claims: claims))
            var hold = try hold()
            hold.id = HoldID(rawValue: id)
            claims.append(hold.claim(for: try #require(book.ask(540).opening), rules: book.scene.rules))
        }
        let scene = try SlotWorld.scene(SlotWorld.rules(), hosts: hosts, claims: claims)
        #expect(SlotBook(scene).ask(540).refusal == .slotTaken)
        for id in Int64(1)...2 {
            let own = SlotBook(scene.ignoring([.hold(HoldID(rawValue: id))])).ask(540).opening
            #expect(own?.assignable == [SlotWorld.host(1), SlotWorld.host(3)])
        }
    }

    @Test func `a guest may change until the deadline, with a reason where one is asked for`() throws {
        var rules = GuestRules()
        rules.cancelUntil = CalendarDuration(seconds: 3600)
        let start = SlotWorld.minute(600)
        let check = { (minute: Int, reason: String?) throws(BookingRefusal) in
            try rules.check(rules.cancelUntil, start: start, now: SlotWorld.minute(minute), in: .utc, reason: reason)
        }
        #expect(throws: Never.self) { try check(540, nil) }
        #expect(throws: BookingRefusal.tooLate(until: SlotWorld.minute(540))) { try check(541, nil) }
        rules.reasonRequired = true
        #expect(throws: BookingRefusal.reasonRequired) {
            try rules.check(rules.cancelUntil, start: start, now: SlotWorld.minute(0), in: .utc, reason: " ")
        }
        #expect(throws: BookingRefusal.tooLate(until: nil)) {
            try rules.check(nil, start: start, now: SlotWorld.minute(0), in: .utc, reason: "ill")
        }
    }
}
