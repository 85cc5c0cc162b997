import CalendarImport
import CalendarModel
import Chronology
import Foundation
import HTTPTypes
import ICalendar
import Outbound
import SQLiteStorage
import Storage
import Synchronization
import Testing

@testable import Subscriptions

/// Made-up sources, and a store to keep calendars like them.
enum Example {
    static let now = Instant(secondsSinceEpoch: 1_780_000_000)
    static let resolver = ZoneResolver(catalog: ZoneCatalog())
    static let source = "https://calendars.example.org/club.ics"

    static func event(_ uid: String, _ summary: String = "Training", stamp: String = "20260101T000000Z") -> String {
        "BEGIN:VEVENT\r\nUID:\(uid)\r\nDTSTAMP:\(stamp)\r\nDTSTART:20260601T170000Z\r\nDTEND:20260601T180000Z\r\n"
            + "SUMMARY:\(summary)\r\nEND:VEVENT\r\n"
    }

    static func calendar(_ events: [String], head: String = "") -> [UInt8] {
        Array(
            ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//club//EN\r\n" + head + events.joined()
                + "END:VCALENDAR\r\n").utf8)
    }

    static func fetched(_ events: [String]) throws -> FetchedCalendar {
        try FetchedCalendar(
            calendar(events), kinds: Set(ComponentKind.allCases), resolver: resolver, now: now)
    }
}

/// A source that gives each request, in turn, the answer it was told to, and keeps what it was asked.
final class StubSource: WebClient, Sendable {
    private let answers: Mutex<[Result<OutboundAnswer, OutboundError>]>
    private let heard = Mutex<[OutboundRequest]>([])

    init(_ answers: [Result<OutboundAnswer, OutboundError>] = []) {
        self.answers = Mutex(answers)
    }

    var requests: [OutboundRequest] { heard.withLock { $0 } }

    func add(_ status: Int, _ body: [UInt8] = [], _ fields: HTTPFields = [:]) throws {
        let url = try OutboundURL(Example.source)
        answers.withLock { $0.append(.success(OutboundAnswer(status: status, fields: fields, body: body, url: url))) }
    }

    func add(_ error: OutboundError) {
        answers.withLock { $0.append(.failure(error)) }
    }

    func answer(to request: OutboundRequest) async throws(OutboundError) -> OutboundAnswer {
        heard.withLock { $0.append(request) }
        let next = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        guard let next else { throw .closed }
        return try next.get()
    }
}

/// A subscribed calendar on a store of its own.
struct Club {
    let store: Store
    let stub = StubSource()
    let calendar: CalendarID

    static func open(_ body: (Club) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("turnus-sub-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try await Store(
            try SQLiteDatabase(path: folder.path + "/turnus.db"), expander: LetterExpander(resolver: Example.resolver))
        do {
            let anna = try await store.addPrincipal(
                PrincipalDraft(name: ResourceName("anna")!, displayName: "Anna"), at: Example.now)
            let calendar = try await store.addSubscription(
                to: Example.source, wishedSeconds: nil, named: ResourceName("club")!, of: anna.id,
                properties: CalendarProperties(displayName: "Club"), dead: [], at: Example.now)
            try await body(Club(store: store, calendar: calendar.id))
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    var subscription: Subscription {
        get async throws { try #require(await store.subscription(of: calendar)) }
    }

    @discardableResult
    func fetch(isAccepted: Bool = false, after seconds: Int64 = 0) async throws -> FetchReport {
        let fetcher = SubscriptionFetcher(store: store, client: stub, resolver: Example.resolver)
        return try await fetcher.fetch(
            subscription, isAccepted: isAccepted, at: Example.now.advanced(bySeconds: seconds))
    }

    /// The tags of what is there, by UID.
    func tags() async throws -> [String: EntityTag] {
        let members = try await store.members(of: calendar, after: ObjectID(rawValue: 0), limit: 100)
        return Dictionary(uniqueKeysWithValues: members.map { ($0.uid, $0.entityTag) })
    }
}
