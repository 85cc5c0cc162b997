import CalendarModel
import Chronology
import ICalendar
import Secrets

@testable import Server

/// A store with one user, one calendar, one event and one feed link.
final class OneCalendar: FeedLinkKeeping, CalendarReading, PrincipalReading {
    private let link: FeedLink
    private let calendar: CalendarCollection
    private let object: StoredObject
    private let scanned = Counter()

    /// How often everything was read.
    var scans: Int { scanned.value }

    init(token: String) {
        let id = CalendarID(rawValue: 1)
        let owner = PrincipalID(rawValue: 1)
        let name = ResourceName("work")!
        link = FeedLink(
            id: .init(rawValue: 1), tokenDigest: Digest.sha256Hex(token), owner: owner, name: name, calendars: [id],
            detail: .full, pastDays: nil, futureDays: nil, created: testMoment, lastFetched: nil)
        calendar = CalendarCollection(
            id: id, owner: owner, name: name, properties: CalendarProperties(displayName: "Work"), revision: 1,
            journalStart: 0, syncKey: "k", objectCount: 1, created: testMoment, modified: testMoment)
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Made up//EN", "BEGIN:VEVENT", "UID:1@example.org",
            "DTSTAMP:20260101T000000Z", "DTSTART:20260601T100000Z", "DTEND:20260601T110000Z", "SUMMARY:Planning",
            "END:VEVENT", "END:VCALENDAR", "",
        ]
        object = StoredObject(
            id: .init(rawValue: 1), calendar: id, name: "1.ics", uid: "1@example.org", kind: .event,
            octets: Array(lines.joined(separator: "\r\n").utf8), entityTag: EntityTag("1"), created: testMoment,
            modified: testMoment)
    }

    func addFeedLink(_ draft: FeedLink) async throws(CalendarStoreError) -> FeedLink { draft }
    func removeFeedLink(_ id: FeedLinkID) async throws(CalendarStoreError) {}
    func feedLinks(of owner: PrincipalID) async throws(CalendarStoreError) -> [FeedLink] { [link] }
    func noteFetch(of id: FeedLinkID, at now: Instant) async throws(CalendarStoreError) {}

    func linkedCalendars(tokenDigest: String) async throws(CalendarStoreError) -> LinkedCalendars? {
        tokenDigest == link.tokenDigest ? LinkedCalendars(link, calendars: [calendar]) : nil
    }

    func principal(named name: ResourceName) async throws(CalendarStoreError) -> Principal? { nil }
    func principal(_ id: PrincipalID) async throws(CalendarStoreError) -> Principal? { nil }
    func principals() async throws(CalendarStoreError) -> [Principal] { [] }

    func calendars(of owner: PrincipalID) async throws(CalendarStoreError) -> [CalendarCollection] { [calendar] }
    func calendars(_ ids: [CalendarID]) async throws(CalendarStoreError) -> [CalendarCollection] { [calendar] }

    func calendar(
        named name: ResourceName, of owner: PrincipalID
    ) async throws(CalendarStoreError) -> CalendarCollection? { calendar }

    func object(named name: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        object
    }

    func object(uid: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? { object }

    func scan(
        _ calendars: [CalendarID], _ visit: @escaping @Sendable (StoredObject) throws -> Void
    ) async throws -> [CalendarCollection] {
        scanned.add(1)
        try visit(object)
        return [calendar]
    }

    func occurrences(
        in calendars: [CalendarID], during span: Span, floatingIn zone: Zone
    ) async throws(CalendarStoreError) -> [FoundOccurrence] { [] }

    func changes(
        in calendar: CalendarID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [Change] { [] }
}
