import CalendarModel
import Chronology
import Feeds
import ICalendar
import Testing

/// A store that holds what the test put into it and never changes.
struct StillStore: FeedLinkKeeping, CalendarReading, PrincipalReading {
    var links: [FeedLink] = []
    var collections: [CalendarCollection] = []
    var objects: [StoredObject] = []
    var found: [FoundOccurrence] = []
    var people: [Principal] = []

    func addFeedLink(_ draft: FeedLink) async throws(CalendarStoreError) -> FeedLink { draft }
    func removeFeedLink(_ id: FeedLinkID) async throws(CalendarStoreError) { throw .noSuchFeedLink }
    func linkedCalendars(tokenDigest: String) async throws(CalendarStoreError) -> LinkedCalendars? {
        links.first { $0.tokenDigest == tokenDigest }.map(linked)
    }
    func linked(_ link: FeedLink) -> LinkedCalendars {
        LinkedCalendars(link, calendars: link.calendars.compactMap { id in collections.first { $0.id == id } })
    }
    func feedLinks(of owner: PrincipalID) async throws(CalendarStoreError) -> [FeedLink] { links }
    func noteFetch(of id: FeedLinkID, at now: Instant) async throws(CalendarStoreError) {}

    func principal(named name: ResourceName) async throws(CalendarStoreError) -> Principal? {
        people.first { $0.name == name }
    }
    func principal(_ id: PrincipalID) async throws(CalendarStoreError) -> Principal? { people.first { $0.id == id } }
    func principals() async throws(CalendarStoreError) -> [Principal] { people }

    func calendars(of owner: PrincipalID) async throws(CalendarStoreError) -> [CalendarCollection] { collections }
    func calendar(
        named name: ResourceName, of owner: PrincipalID
    ) async throws(CalendarStoreError) -> CalendarCollection? {
        collections.first { $0.name == name }
    }
    func calendars(_ ids: [CalendarID]) async throws(CalendarStoreError) -> [CalendarCollection] {
        ids.compactMap { id in collections.first { $0.id == id } }
    }
    func object(named name: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        objects.first { $0.name == name && $0.calendar == calendar }
    }
    func object(uid: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        objects.first { $0.uid == uid && $0.calendar == calendar }
    }
    func scan(
        _ calendars: [CalendarID], _ visit: @escaping @Sendable (StoredObject) throws -> Void
    ) async throws -> [CalendarCollection] {
        for calendar in calendars {
            for object in objects where object.calendar == calendar { try visit(object) }
        }
        return try await self.calendars(calendars)
    }
    func occurrences(
        in calendars: [CalendarID], during span: Span, floatingIn zone: Zone
    ) async throws(CalendarStoreError) -> [FoundOccurrence] {
        found.filter { occurrence in
            let start = occurrence.occurrence.start.instant(floatingIn: zone)
            let end = occurrence.occurrence.end.instant(floatingIn: zone)
            return calendars.contains(occurrence.calendar) && start < span.end && span.start < end
        }
    }
    func changes(
        in calendar: CalendarID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [Change] {
        []
    }
}

extension StillStore {
    /// A store with one calendar that holds these texts, and one link to it under the token `token`.
    init(_ texts: [String], detail: FeedLink.Detail = .full, pastDays: Int? = nil, futureDays: Int? = nil) throws {
        let name = try #require(ResourceName("work"))
        let owner = PrincipalID(rawValue: 1)
        let calendar = CalendarID(rawValue: 7)
        collections = [
            CalendarCollection(
                id: calendar, owner: owner, name: name,
                properties: CalendarProperties(
                    displayName: "Büro, Süd", color: "#ff0000", details: "Alles", zone: "Europe/Berlin"),
                revision: 3, journalStart: 0, syncKey: "k", objectCount: texts.count,
                created: Instant(secondsSinceEpoch: 0), modified: Instant(secondsSinceEpoch: 5_000))
        ]
        links = [
            FeedLink(
                id: FeedLinkID(rawValue: 5), tokenDigest: FeedService.digest(ofToken: "token"), owner: owner,
                name: name,
                calendars: [calendar], detail: detail, pastDays: pastDays, futureDays: futureDays,
                created: Instant(secondsSinceEpoch: 1_000), lastFetched: nil)
        ]
        objects = texts.enumerated().map { index, text in
            StoredObject(
                id: ObjectID(rawValue: Int64(index)), calendar: calendar, name: "\(index).ics", uid: "\(index)",
                kind: .event,
                octets: Array(text.replacing("\n", with: "\r\n").utf8), entityTag: EntityTag("\(index)"),
                created: Instant(secondsSinceEpoch: 0), modified: Instant(secondsSinceEpoch: 0))
        }
    }

    /// The feed of the store's link, as text with LF.
    func feed(at now: Instant = Instant(secondsSinceEpoch: 1_780_000_000)) async throws -> String {
        let catalog = ZoneCatalog()
        let service = FeedService(
            links: self, calendars: self, principals: self, resolver: ZoneResolver(catalog: catalog),
            catalog: catalog, phrases: .german)
        let octets = Gathered()
        try await service.render(links[0], at: now) { octets.append($0) }
        return String(decoding: octets.all, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    /// Another calendar of the same link, of an owner of its own.
    mutating func addCalendar(_ texts: [String]) throws {
        let other = try StillStore(texts)
        let id = CalendarID(rawValue: 8)
        collections.append(other.collections[0])
        collections[1].id = id
        collections[1].owner = PrincipalID(rawValue: 2)
        links[0].calendars.append(id)
        objects += other.objects.map { object in
            var object = object
            object.calendar = id
            return object
        }
    }

    /// Tells whose the first calendar is.
    mutating func addOwner(_ addresses: [String]) throws {
        people.append(
            Principal(
                id: PrincipalID(rawValue: 1), kind: .user, name: try #require(ResourceName("anna")),
                displayName: "Anna", addresses: addresses, isAdministrator: false))
    }
}
