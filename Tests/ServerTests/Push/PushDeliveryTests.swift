import CalDAV
import CalendarModel
import Chronology
import HTTPTypes
import ICalendar
import Logging
import Outbound
import SQLiteStorage
import Secrets
import Storage
import Synchronization
import Testing

@testable import Server

/// Held against a push service that answers what the test says.
struct PushDeliveryTests {
    private final class Service: WebClient {
        /// Status and fields; nothing where the destination is refused.
        let answer: Mutex<(status: Int, fields: HTTPFields)?>
        let taken = Mutex<[OutboundRequest]>([])

        init(_ status: Int?) { answer = Mutex(status.map { ($0, [:]) }) }

        func answer(to request: OutboundRequest) async throws(OutboundError) -> OutboundAnswer {
            taken.withLock { $0.append(request) }
            guard let answer = answer.withLock({ $0 }) else {
                throw .destinationNotAllowed(host: request.url.host, address: "10.0.0.1")
            }
            return OutboundAnswer(status: answer.status, fields: answer.fields, url: request.url)
        }

        var count: Int { taken.withLock { $0.count } }
    }

    private struct House {
        let store: Store
        let calendar: CalendarCollection
        let delivery: PushDelivery
        let service: Service
        let folder: ScratchFolder

        init(_ status: Int?) async throws {
            folder = try ScratchFolder()
            store = try await Store(
                SQLiteDatabase(path: folder.path + "/turnus.db"),
                expander: LetterExpander(resolver: ZoneResolver(catalog: .init())))
            let anna = try await store.addPrincipal(
                PrincipalDraft(
                    name: try #require(ResourceName("anna")), displayName: "Anna", addresses: ["anna@example.org"]),
                at: testMoment)
            calendar = try #require(await store.calendars(of: anna.id).first)
            service = Service(status)
            delivery = PushDelivery(
                store: store, client: service, key: try P256Key(), contact: nil,
                logger: Logger(label: "push") { _ in SwiftLogNoOpLogHandler() })
            let draft = PushRegistration(
                token: "T", principal: anna.id, collection: .calendar(calendar.id),
                endpoint: "https://push.example.org/1", publicKey: try P256Key().publicKey,
                secret: [UInt8](repeating: 7, count: 16), wantsContent: true, wantsProperties: true,
                expires: testMoment.advanced(bySeconds: 86_400))
            #expect(try await store.registerPush(draft, limit: 10, at: testMoment) == "T")
        }

        func change(_ name: String) async throws {
            var properties = calendar.properties
            properties.displayName = name
            try await store.setProperties(properties, dead: [], of: calendar.id, at: testMoment)
        }

        func round(after seconds: Int64 = 0) async throws {
            try await delivery.round(at: testMoment.advanced(bySeconds: seconds))
        }
    }

    @Test func `rfc8030 §5 a burst of changes is told once, encrypted and signed`() async throws {
        let house = try await House(201)
        try await house.round()
        #expect(house.service.count == 0)
        try await house.change("A")
        try await house.change("B")
        try await house.round()
        try await house.round()
        let taken = house.service.taken.withLock { $0 }
        #expect(taken.count == 1)
        let push = try #require(taken.first)
        #expect(push.url.text == "https://push.example.org/1")
        #expect(push.fields[.contentEncoding] == "aes128gcm")
        #expect(push.fields[.timeToLive] == "86400")
        #expect(push.fields[.urgency] == "normal")
        #expect(push.fields[.topic]?.count == 24)
        #expect(push.fields[.authorization]?.hasPrefix("vapid t=") == true)
    }

    @Test func `an address inside the house is refused, and not asked again`() async throws {
        let house = try await House(nil)
        try await house.change("A")
        try await house.round()
        try await house.round(after: 80_000)
        #expect(house.service.count == 1)
    }

    @Test(arguments: [404, 410])
    func `rfc8030 §7.3 a subscription that has ended is forgotten`(status: Int) async throws {
        let house = try await House(status)
        try await house.change("A")
        try await house.round()
        try await house.round(after: 80_000)
        #expect(house.service.count == 1)
    }

    @Test func `rfc8030 §8.4 a service that fails is asked again later, and later still`() async throws {
        let house = try await House(503)
        try await house.change("A")
        for seconds: Int64 in [0, 29, 30, 89, 90] { try await house.round(after: seconds) }
        #expect(house.service.count == 3)
        house.service.answer.withLock { $0 = (429, [.retryAfter: "3600"]) }
        try await house.round(after: 1000)
        try await house.round(after: 4599)
        #expect(house.service.count == 4)
        house.service.answer.withLock { $0 = (201, [:]) }
        try await house.round(after: 4600)
        try await house.round(after: 9000)
        #expect(house.service.count == 5)
    }

    @Test func `what has expired is not told`() async throws {
        let house = try await House(201)
        try await house.change("A")
        try await house.round(after: 86_400)
        #expect(house.service.count == 0)
    }
}
