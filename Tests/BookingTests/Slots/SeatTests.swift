import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct SeatTests {
    private func scene(_ claims: [Claim], hosts: Int64 = 1, _ change: (inout SlotRules) -> Void = { _ in }) throws
        -> SlotScene
    {
        let schedule = try SlotWorld.schedule()
        let rules = SlotWorld.rules {
            $0.seats = 3
            change(&$0)
        }
        return try SlotWorld.scene(
            rules, hosts: (1...hosts).map { HostTime(id: SlotWorld.host($0), schedule: schedule) }, claims: claims)
    }

    @Test func `guests share a start until its seats are taken`() throws {
        var claims: [Claim] = []
        var left: [Int?] = []
        for booking in Int64(1)...4 {
            left.append(SlotBook(try scene(claims)).ask(540).opening?.free)
            claims.append(try SlotWorld.claim(540, 570, hosts: [1], booking: booking))
        }
        #expect(left == [3, 2, 1, nil])
    }

    @Test func `seats are counted, and more than there are is no question of time`() throws {
        let claims = [try SlotWorld.claim(540, 570, hosts: [1], seats: 2)]
        #expect(SlotBook(try scene(claims)).ask(540, seats: 1).opening?.isShared == true)
        #expect(SlotBook(try scene(claims)).ask(540, seats: 2).refusal == .slotTaken)
        #expect(SlotBook(try scene([])).ask(540, seats: 4).refusal == .tooManySeats(maximum: 3))
    }

    @Test func `a hold takes a seat and not the event`() throws {
        let hold = SlotWorld.hold(try SlotWorld.claim(540, 570, oneOf: [1], seats: 2))
        #expect(SlotBook(try scene([hold])).ask(540).opening?.free == 1)
        #expect(SlotBook(try scene([hold])).ask(540, seats: 2).refusal == .slotTaken)
    }

    @Test func `when one event is full another host opens a second`() throws {
        let claims = [try SlotWorld.claim(540, 570, hosts: [1], seats: 3)]
        let opening = SlotBook(try scene(claims, hosts: 2)).ask(540).opening
        #expect(opening?.hosts == [SlotWorld.host(2)])
        #expect(opening?.isShared == false)
    }

    @Test func `a group event counts once in a limit, and joining it never breaks one`() throws {
        let claims = try (1...2).map { try SlotWorld.claim(540, 570, hosts: [1], booking: $0) }
        let once = BookingLimit(per: .day, of: .type, maximum: 1)
        let twice = BookingLimit(per: .day, of: .type, maximum: 2)
        #expect(SlotBook(try scene(claims) { $0.limits = [once] }).ask(540).opening?.free == 1)
        #expect(SlotBook(try scene(claims) { $0.limits = [once] }).ask(600).refusal == .limitReached(once))
        #expect(SlotBook(try scene(claims) { $0.limits = [twice] }).ask(600).opening != nil)
    }

    @Test func `a group event elsewhere in its hours blocks its host`() throws {
        let claims = [try SlotWorld.claim(540, 570, hosts: [1])]
        #expect(SlotBook(try scene(claims) { $0.interval = 15 * 60 }).ask(555).refusal == .slotTaken)
    }
}
