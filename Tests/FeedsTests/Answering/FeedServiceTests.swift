import CalendarModel
import Chronology
import Feeds
import HTTPSemantics
import ICalendar
import Testing

struct FeedServiceTests {
    private let noon = Instant(secondsSinceEpoch: 1_780_056_000)

    private func service(_ store: StillStore, phrases: FeedPhrasebook = .english) -> FeedService {
        let catalog = ZoneCatalog()
        return FeedService(
            links: store, calendars: store, principals: store, resolver: ZoneResolver(catalog: catalog),
            catalog: catalog, phrases: phrases)
    }

    @Test func `only the right token with the right name finds a link`() async throws {
        let service = service(try StillStore([]))
        #expect(try await service.linked(token: "token", fileName: "work.ics") != nil)
        #expect(try await service.linked(token: "Token", fileName: "work.ics") == nil)
        #expect(try await service.linked(token: "token", fileName: "home.ics") == nil)
        #expect(try await service.linked(token: "token", fileName: "work") == nil)
    }

    @Test func `the entity tag follows the calendars and nothing else`() async throws {
        var store = try StillStore([])
        let first = try await service(store).validators(of: store.linked(store.links[0]), at: noon)
        #expect(
            try await service(store).validators(of: store.linked(store.links[0]), at: noon.advanced(bySeconds: 900_000))
                == first)
        #expect(first.lastModified == Instant(secondsSinceEpoch: 5_000))
        store.collections[0].revision += 1
        #expect(
            try await service(store).validators(of: store.linked(store.links[0]), at: noon).entityTag != first.entityTag
        )
    }

    @Test func `the entity tag of busy times follows the addresses of their owner`() async throws {
        var store = try StillStore([], detail: .busyOnly)
        let first = try await service(store).validators(of: store.linked(store.links[0]), at: noon)
        try store.addOwner(["anna@example.org"])
        #expect(
            try await service(store).validators(of: store.linked(store.links[0]), at: noon).entityTag != first.entityTag
        )
    }

    @Test func `two links to one calendar have tags of their own`() async throws {
        let store = try StillStore([])
        var busy = store.links[0]
        busy.detail = .busyOnly
        let service = service(store)
        #expect(
            try await service.validators(of: store.linked(busy), at: noon).entityTag
                != service.validators(of: store.linked(store.links[0]), at: noon).entityTag)
    }

    @Test func `a feed of days around today changes with the day`() async throws {
        let store = try StillStore([], pastDays: 7, futureDays: 30)
        let service = service(store)
        let today = try await service.validators(of: store.linked(store.links[0]), at: noon)
        #expect(
            try await service.validators(of: store.linked(store.links[0]), at: noon.advanced(bySeconds: 3_600)) == today
        )
        let tomorrow = try await service.validators(
            of: store.linked(store.links[0]), at: noon.advanced(bySeconds: 86_400))
        #expect(tomorrow.entityTag != today.entityTag)
        #expect(tomorrow.lastModified > today.lastModified)
    }

    @Test func `a feed of days around today shows what happens then`() async throws {
        var store = try StillStore(
            [FeedRendererTests.event("near"), FeedRendererTests.event("far")], pastDays: 1, futureDays: 1)
        store.found = [(0, noon), (1, noon.advanced(bySeconds: 864_000))].map { id, start in
            FoundOccurrence(
                calendar: store.collections[0].id, object: ObjectID(rawValue: id),
                occurrence: IndexedOccurrence(
                    recurrenceID: .absolute(start), start: .absolute(start),
                    end: .absolute(start.advanced(bySeconds: 60)),
                    isAllDay: false, busy: .busy, component: 0))
        }
        let feed = try await store.feed(at: noon)
        #expect(feed.contains("UID:near"))
        #expect(!feed.contains("UID:far"))
    }

    @Test func `what the sink throws ends the feed`() async throws {
        struct DiskFull: Error {}
        let store = try StillStore([FeedRendererTests.event("a")])
        await #expect(throws: DiskFull.self) {
            try await service(store).render(store.links[0], at: noon) { _ in throw DiskFull() }
        }
    }
}
