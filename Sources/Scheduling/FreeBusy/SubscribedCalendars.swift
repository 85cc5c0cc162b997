public import CalendarModel
public import Chronology

/// Calendars here that are fetched from elsewhere. What one holds counts as in any calendar; while it is out of date,
/// nothing is known of its owner's time.
public struct SubscribedCalendars: BusyTimeSource {
    private let store: any SubscriptionKeeping
    private let now: @Sendable () -> Instant

    /// `now` is asked once for each question.
    public init(store: any SubscriptionKeeping, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.now = now
    }

    public func busyTime(
        of people: [PersonInZones], during window: Span
    ) async throws(CalendarStoreError) -> [PrincipalID: BusyTime] {
        let subscriptions = try await store.subscriptions()
        guard !subscriptions.isEmpty else { return [:] }
        let now = now()
        let stale = Set(subscriptions.filter { $0.state(at: now) != .fresh }.map(\.calendar))
        var times: [PrincipalID: BusyTime] = [:]
        for person in people where !stale.isDisjoint(with: person.calendars) {
            times[person.person.id] = BusyTime(unknown: window)
        }
        return times
    }
}
