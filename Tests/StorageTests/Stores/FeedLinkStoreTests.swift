import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct FeedLinkStoreTests {
    @Test(arguments: TestEngine.available)
    func `a link is found by the digest of its token, with its calendars in order`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let second = try await store.someCalendar()
            let first = try await store.addCalendar(
                named: name("work"), of: second.owner, properties: CalendarProperties(displayName: "Work"), dead: [],
                at: now)
            var draft = feedLink(of: second)
            draft.calendars = [first.id, second.id]
            let link = try await store.addFeedLink(draft)
            draft.id = link.id
            #expect(link == draft)
            let linked = try #require(try await store.linkedCalendars(tokenDigest: "digest"))
            #expect(linked == LinkedCalendars(link, calendars: try await store.calendars([first.id, second.id])))
            #expect(linked.calendars.map(\.id) == [first.id, second.id])
            #expect(try await store.linkedCalendars(tokenDigest: "another") == nil)
            #expect(try await store.feedLinks(of: second.owner) == [link])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a link to no calendar or to one that is not there is refused`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            var draft = feedLink(of: calendar)
            for calendars in [[], [calendar.id, CalendarID(rawValue: 99)]] {
                draft.calendars = calendars
                let refused = draft
                await #expect(throws: CalendarStoreError.noSuchCalendar) { _ = try await store.addFeedLink(refused) }
            }
            #expect(try await store.feedLinks(of: calendar.owner) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a link lives as long as one of its calendars`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let first = try await store.someCalendar()
            let second = try await store.addCalendar(
                named: name("work"), of: first.owner, properties: CalendarProperties(displayName: "Work"), dead: [],
                at: now)
            var draft = feedLink(of: first)
            draft.calendars = [first.id, second.id]
            _ = try await store.addFeedLink(draft)
            try await store.removeCalendar(first.id, at: now)
            #expect(try await store.linkedCalendars(tokenDigest: "digest")?.link.calendars == [second.id])
            try await store.removeCalendar(second.id, at: now)
            #expect(try await store.linkedCalendars(tokenDigest: "digest") == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a fetch is noted and a removed link is gone`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let link = try await store.addFeedLink(feedLink(of: try await store.someCalendar()))
            try await store.noteFetch(of: link.id, at: at(60))
            #expect(try await store.linkedCalendars(tokenDigest: "digest")?.link.lastFetched == at(60))
            try await store.removeFeedLink(link.id)
            #expect(try await store.linkedCalendars(tokenDigest: "digest") == nil)
            await #expect(throws: CalendarStoreError.noSuchFeedLink) { try await store.removeFeedLink(link.id) }
        }
    }
}

func feedLink(of calendar: CalendarCollection) -> FeedLink {
    FeedLink(
        id: FeedLinkID(rawValue: 0), tokenDigest: "digest", owner: calendar.owner, name: name("team"),
        calendars: [calendar.id], detail: .busyOnly, pastDays: 30, futureDays: nil, created: now, lastFetched: nil)
}
