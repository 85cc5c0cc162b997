import CalendarModel
import Chronology
import HTTPTypes
import Outbound
import Storage
import Synchronization
import Testing

@testable import Subscriptions

struct SubscriptionFetcherTests {
    private let three = ["a", "b", "c"].map { Example.event($0) }

    @Test func `what says the same keeps its entity tag, and the journal tells only what changed`() async throws {
        try await Club.open { club in
            try club.stub.add(200, Example.calendar(three))
            #expect(try await club.fetch() == .taken(created: 3, updated: 0, deleted: 0, held: 0, unreadable: 0))
            let before = try await club.tags()
            let revision = try #require(await club.store.calendars([club.calendar]).first).revision
            let next = [Example.event("a", stamp: "20260303T000000Z"), Example.event("b", "Match"), three[2]]
            try club.stub.add(200, Example.calendar(next))
            #expect(try await club.fetch() == .taken(created: 0, updated: 1, deleted: 0, held: 0, unreadable: 0))
            let after = try await club.tags()
            #expect(before["a"] == after["a"])
            #expect(before["c"] == after["c"])
            #expect(before["b"] != after["b"])
            let changes = try await club.store.changes(in: club.calendar, after: revision, limit: 10)
            #expect(changes.map(\.uid) == ["b"])
        }
    }

    @Test func `rfc9110 §13.1 asks with the validators of the last answer, and 304 is a success`() async throws {
        try await Club.open { club in
            let fields: HTTPFields = [.eTag: "W/\"x\"", .lastModified: "Sat, 02 May 2026 10:00:00 GMT"]
            try club.stub.add(200, Example.calendar(three), fields)
            try club.stub.add(304)
            try await club.fetch()
            #expect(try await club.fetch(after: 5000) == .unchanged)
            let request = try #require(club.stub.requests.last)
            #expect(request.fields[.ifNoneMatch] == "W/\"x\"")
            #expect(request.fields[.ifModifiedSince] == "Sat, 02 May 2026 10:00:00 GMT")
            let progress = try await club.subscription.progress
            #expect(progress.lastSuccess == Example.now.advanced(bySeconds: 5000))
            #expect(progress.next > Example.now.advanced(bySeconds: 5000 + 3599))
        }
    }

    @Test(arguments: [
        (200, ""), (200, "<html>Please sign in</html>"), (404, ""), (500, "oops"),
        (200, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"),
    ])
    func `a fetch that is no calendar, or breaks off, deletes nothing`(status: Int, body: String) async throws {
        try await Club.open { club in
            try club.stub.add(200, Example.calendar(three))
            try club.stub.add(status, Array(body.utf8))
            try await club.fetch()
            #expect(try await club.fetch(after: 5000).isFailure)
            #expect(try await club.tags().count == 3)
            let progress = try await club.subscription.progress
            #expect(progress.failures == 1)
            #expect(progress.problem != nil)
            #expect(progress.lastSuccess == Example.now)
        }
    }

    @Test func `a destination that is not allowed says so, and what helps`() async throws {
        try await Club.open { club in
            club.stub.add(.destinationNotAllowed(host: "inside.example", address: "10.0.0.1"))
            #expect(try await club.fetch().isFailure)
            let problem = try #require(await club.subscription.progress.problem)
            #expect(problem.contains("outbound.allowed"))
        }
    }

    @Test func `an empty calendar is believed when it is seen three times, and asked for whole until then`()
        async throws
    {
        try await Club.open { club in
            try club.stub.add(200, Example.calendar(three), [.eTag: "\"1\""])
            try await club.fetch()
            for turn in 1...2 {
                try club.stub.add(200, Example.calendar([]), [.eTag: "\"2\""])
                let report = try await club.fetch(after: Int64(turn) * 4000)
                #expect(report == .taken(created: 0, updated: 0, deleted: 0, held: 3, unreadable: 0))
                #expect(try await club.tags().count == 3)
                #expect(try await club.subscription.progress.heldObjects == 3)
            }
            #expect(try await club.subscription.state(at: Example.now.advanced(bySeconds: 8000)) == .stale)
            try club.stub.add(200, Example.calendar([]), [.eTag: "\"2\""])
            #expect(
                try await club.fetch(after: 12_000)
                    == .taken(created: 0, updated: 0, deleted: 3, held: 0, unreadable: 0))
            #expect(club.stub.requests.last?.fields[.ifNoneMatch] == nil)
            #expect(try await club.tags().isEmpty)
            #expect(try await club.subscription.progress.problem == nil)
        }
    }

    @Test func `a person accepts at once what the source lacks`() async throws {
        try await Club.open { club in
            try club.stub.add(200, Example.calendar(three))
            try club.stub.add(200, Example.calendar([]))
            try await club.fetch()
            #expect(
                try await club.fetch(isAccepted: true)
                    == .taken(created: 0, updated: 0, deleted: 3, held: 0, unreadable: 0))
        }
    }

    @Test func `what is due is fetched once, and not before it is due again`() async throws {
        try await Club.open { club in
            let fetcher = SubscriptionFetcher(store: club.store, client: club.stub, resolver: Example.resolver)
            let told = Told()
            try club.stub.add(200, Example.calendar(three))
            try await fetcher.fetchDue(at: Example.now) { _, report in told.reports.withLock { $0.append(report) } }
            try await fetcher.fetchDue(at: Example.now.advanced(bySeconds: 60)) { _, report in
                told.reports.withLock { $0.append(report) }
            }
            #expect(
                told.reports.withLock { $0 } == [.taken(created: 3, updated: 0, deleted: 0, held: 0, unreadable: 0)])
            #expect(club.stub.requests.count == 1)
        }
    }

    private final class Told: Sendable {
        let reports = Mutex<[FetchReport]>([])
    }
}
