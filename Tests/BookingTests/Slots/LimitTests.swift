import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct LimitTests {
    private let catalog = ZoneCatalog()

    @Test func `weeks begin on Monday and months on the first`() throws {
        let index = BookingLimit.Period.week.index(of:)
        #expect(index(SlotWorld.monday) == index(SlotWorld.monday.advanced(byDays: 6)))
        #expect(index(SlotWorld.monday.advanced(byDays: -1)) != index(SlotWorld.monday))
        for day in -800..<800 {
            let date = CivilDate(dayNumber: day)
            let step = index(date.advanced(byDays: 1)) - index(date)
            #expect(step == (date.weekday == .sunday ? 1 : 0))
        }
        let month = BookingLimit.Period.month.index(of:)
        #expect(
            month(try #require(CivilDate(year: 2026, month: 12, day: 31))) + 1
                == month(try #require(CivilDate(year: 2027, month: 1, day: 1))))
    }

    /// 23:30 in Berlin is still that day there, whatever it is in UTC.
    @Test func `the day of a limit is one of the schedule's zone`() throws {
        let berlin = try #require(catalog.zone(named: "Europe/Berlin"))
        let rules = SlotWorld.rules { $0.limits = [BookingLimit(per: .day, of: .host, maximum: 1)] }
        let host = HostTime(id: SlotWorld.host(1), schedule: try SlotWorld.schedule(0, 1440, in: berlin))
        // 2 June 22:30 UTC is 3 June 00:30 in Berlin.
        let claim = try SlotWorld.claim(1350, 1380, hosts: [1])
        let book = SlotBook(try SlotWorld.scene(rules, hosts: [host], claims: [claim], days: 2))
        #expect(book.ask(1290).opening != nil)
        #expect(book.ask(1320).refusal == .limitReached(rules.limits[0]))
        #expect(book.ask(1440 + 1290).refusal == .limitReached(rules.limits[0]))
        #expect(book.ask(1440 + 1320).opening != nil)
    }

    @Test func `a host at his limit leaves it to the others, and is told apart from one who is busy`() throws {
        let rules = SlotWorld.rules { $0.limits = [BookingLimit(per: .day, of: .host, maximum: 1)] }
        let schedule = try SlotWorld.schedule()
        let hosts = [1, 2].map { HostTime(id: SlotWorld.host($0), schedule: schedule) }
        let one = try SlotWorld.claim(540, 570, hosts: [1])
        let book = SlotBook(try SlotWorld.scene(rules, hosts: hosts, claims: [one]))
        #expect(book.ask(600).opening?.hosts == [SlotWorld.host(2)])
        let two = try SlotWorld.claim(540, 570, hosts: [2], booking: 2)
        let full = SlotBook(try SlotWorld.scene(rules, hosts: hosts, claims: [one, two]))
        #expect(full.ask(600).refusal == .limitReached(rules.limits[0]))
        #expect(full.minutes().isEmpty)
    }

    @Test func `bookings of other types count for no limit of this one, and its own move freely`() throws {
        let rules = SlotWorld.rules { $0.limits = [BookingLimit(per: .month, of: .type, maximum: 1)] }
        let host = HostTime(id: SlotWorld.host(1), schedule: try SlotWorld.schedule())
        let other = try SlotWorld.claim(540, 570, hosts: [1], type: 2)
        #expect(SlotBook(try SlotWorld.scene(rules, hosts: [host], claims: [other])).ask(600).opening != nil)
        let scene = try SlotWorld.scene(rules, hosts: [host], claims: [SlotWorld.claim(540, 570, hosts: [1])])
        #expect(SlotBook(scene).ask(600).refusal == .limitReached(rules.limits[0]))
        #expect(SlotBook(scene.ignoring([.booking(BookingID(rawValue: 1))])).ask(600).opening != nil)
    }
}
