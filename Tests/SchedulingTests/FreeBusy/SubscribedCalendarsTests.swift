import CalendarModel
import Chronology
import Testing

@testable import Scheduling

struct SubscribedCalendarsTests {
    private static let now = Instant(utc: WallTime(year: 2025, month: 1, day: 6)!)

    private struct Shelf: SubscriptionKeeping {
        let kept: [Subscription]

        func addSubscription(
            to source: String, wishedSeconds: Int64?, named name: ResourceName, of owner: PrincipalID,
            properties: CalendarProperties, dead: [DeadProperty], at now: Instant
        ) throws(CalendarStoreError) -> CalendarCollection { throw .noSuchCalendar }
        func subscriptions() -> [Subscription] { kept }
        func subscription(of calendar: CalendarID) -> Subscription? { nil }
        func takeDueSubscription(at now: Instant, until end: Instant) -> Subscription? { nil }
        func applyFetched(_ changes: [ObjectChange], to calendar: CalendarID, at now: Instant) -> [ObjectOutcome] { [] }
        func setProgress(_ progress: FetchProgress, of calendar: CalendarID) {}
    }

    /// A calendar that was fetched so many seconds ago, or never.
    @Test(
        arguments: [(0, 7, true), (7 * 86_400, 7, false), (nil, 7, false), (nil, 8, true)] as [(Int64?, Int64, Bool)])
    func `while a calendar that counts is out of date nothing is known`(
        age: Int64?, own: Int64, isKnown: Bool
    ) async throws {
        var progress = FetchProgress(next: Self.now)
        progress.lastSuccess = age.map { Self.now.advanced(bySeconds: -$0) }
        let subscription = Subscription(
            calendar: CalendarID(rawValue: 7), source: "https://example.org/a.ics", wishedSeconds: 3600,
            progress: progress)
        let anna = Principal(
            id: PrincipalID(rawValue: 1), kind: .user, name: ResourceName("anna")!, displayName: "Anna", addresses: [],
            isAdministrator: false)
        let window = try #require(Span(from: Self.now, to: Self.now.advanced(bySeconds: 86_400)))
        let times = try await SubscribedCalendars(store: Shelf(kept: [subscription]), now: { Self.now }).busyTime(
            of: [PersonInZones(person: anna, zones: ReadingZones(.utc), calendars: [CalendarID(rawValue: own)])],
            during: window)
        #expect(times == (isKnown ? [:] : [anna.id: BusyTime(unknown: window)]))
    }
}
