import CalendarModel
import Chronology
import Logging
import Outbound
import Synchronization
import Testing

@testable import turnus

struct BusySourceWatchTests {
    private static let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nEND:VCALENDAR\r\n"

    /// An outside that always says the same.
    private struct Outside: WebClient {
        let status: Int
        let text: String

        func answer(to request: OutboundRequest) async throws(OutboundError) -> OutboundAnswer {
            guard status != 0 else { throw .tooSlow(request.url) }
            return OutboundAnswer(status: status, body: Array(text.utf8), url: request.url)
        }
    }

    /// Sources that are due, and what was noted of them.
    private final class Shelf: BusySourceKeeping {
        let due: [BusySource]
        let noted = Mutex<[BusySourceID: BusySourceFetch]>([:])

        init(_ due: [BusySource]) {
            self.due = due
        }

        func busySources(of people: [PrincipalID]) -> [PrincipalID: [BusySource]] { [:] }
        func busyLetters(of sources: [BusySourceID]) -> [BusySourceID: [UInt8]] { [:] }
        func addBusySource(_ address: String, period: Int64, of person: PrincipalID) -> BusySource { due[0] }
        func removeBusySource(_ id: BusySourceID, of person: PrincipalID) -> Bool { false }
        func busySourcesDue(at now: Instant, limit: Int) -> [BusySource] { due }
        func note(_ fetch: BusySourceFetch, of id: BusySourceID, at now: Instant) {
            noted.withLock { $0[id] = fetch }
        }
    }

    private static func source(_ number: Int64, _ address: String = "https://example.org/secret.ifb") -> BusySource {
        BusySource(
            id: BusySourceID(rawValue: number), owner: PrincipalID(rawValue: 1), address: address, period: 3600)
    }

    private func watch(_ shelf: Shelf, _ outside: Outside) -> BusySourceWatch {
        BusySourceWatch(store: shelf, client: outside, logger: Logger(label: "test"))
    }

    @Test func `all that is due is fetched`() async throws {
        let shelf = Shelf((1...9).map { Self.source($0) })
        try await watch(shelf, Outside(status: 200, text: Self.calendar)).round()
        #expect(shelf.noted.withLock { $0.count } == 9)
        #expect(shelf.noted.withLock { $0.values.allSatisfy { $0 == .letter(Array(Self.calendar.utf8)) } })
    }

    @Test(arguments: [(0, ""), (404, calendar), (200, "<html></html>"), (200, "")])
    func `what is no calendar has failed, with a reason that gives no secret away`(
        status: Int, text: String
    ) async throws {
        let source = Self.source(1)
        let fetch = await watch(Shelf([source]), Outside(status: status, text: text)).fetch(source)
        guard case .failed(let reason) = fetch else {
            Issue.record("\(fetch)")
            return
        }
        #expect(!reason.isEmpty && !reason.contains("secret"))
    }

    @Test func `an address that is none has failed`() async throws {
        let source = Self.source(1, "ftp://example.org/a")
        let fetch = await watch(Shelf([source]), Outside(status: 200, text: Self.calendar)).fetch(source)
        guard case .failed = fetch else {
            Issue.record("\(fetch)")
            return
        }
    }
}
