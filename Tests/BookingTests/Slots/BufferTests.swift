import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct BufferTests {
    private func host(busy: [(Int, Int)] = []) throws -> HostTime {
        HostTime(
            id: SlotWorld.host(1), schedule: try SlotWorld.schedule(),
            busy: SpanSet(try busy.map { try SlotWorld.span($0.0, $0.1) }))
    }

    private let rules = SlotWorld.rules {
        $0.bufferBefore = 10 * 60
        $0.bufferAfter = 15 * 60
        $0.interval = 5 * 60
    }

    /// Between two bookings lies the larger of the earlier one's after and the later one's before, and not their sum.
    @Test(arguments: [(0, 0), (5, 5), (20, 0), (0, 20), (10, 15), (30, 30)])
    func `between two bookings the larger buffer counts`(before: Int64, after: Int64) throws {
        let claim = try SlotWorld.claim(720, 750, hosts: [1], type: 2, before: before, after: after)
        let book = SlotBook(try SlotWorld.scene(rules, hosts: [host()], claims: [claim]))
        let minutes = book.minutes()
        let latest = try #require(minutes.last { $0 < 720 })
        let earliest = try #require(minutes.first { $0 > 720 })
        #expect(720 - (latest + 30) == max(15, Int(before)))
        #expect(earliest - 750 == max(10, Int(after)))
    }

    @Test func `other appointments are kept apart by the buffers of the type`() throws {
        let book = SlotBook(try SlotWorld.scene(rules, hosts: [host(busy: [(720, 750)])]))
        #expect(book.minutes().last { $0 < 720 } == 675)
        #expect(book.minutes().first { $0 > 720 } == 760)
    }

    @Test func `buffers may lie outside the hours, and reach what lies there`() throws {
        #expect(SlotBook(try SlotWorld.scene(rules, hosts: [host()])).minutes().first == 540)
        #expect(SlotBook(try SlotWorld.scene(rules, hosts: [host()])).minutes().last == 990)
        let early = try SlotWorld.scene(rules, hosts: [host(busy: [(500, 535)])])
        #expect(SlotBook(early).minutes().first == 545)
    }

    @Test func `a buffer is told apart from an appointment`() throws {
        let book = SlotBook(try SlotWorld.scene(rules, hosts: [host(busy: [(720, 750)])]))
        let words = [680, 700, 760].map { minute in
            book.explanation(
                of: SlotRequest(start: SlotWorld.minute(minute), duration: CalendarDuration(seconds: 1800))
            ).hosts[0].obstacles.words
        }
        #expect(words == [["buffer"], ["busy"], []])
    }
}
