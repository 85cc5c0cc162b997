public import Chronology

/// Keeps calendars that are fetched from elsewhere. Nobody else writes their objects.
public protocol SubscriptionKeeping: Sendable {
    /// Adds a calendar that is to be fetched at once, and then every `wishedSeconds`.
    func addSubscription(
        to source: String, wishedSeconds: Int64?, named name: ResourceName, of owner: PrincipalID,
        properties: CalendarProperties, dead: [DeadProperty], at now: Instant
    ) async throws(CalendarStoreError) -> CalendarCollection

    /// All of them, by number of the calendar.
    func subscriptions() async throws(CalendarStoreError) -> [Subscription]

    /// Nothing where the calendar is not fetched from anywhere.
    func subscription(of calendar: CalendarID) async throws(CalendarStoreError) -> Subscription?

    /// The one that has waited longest of those that are due. Nobody else gets it before `end`.
    func takeDueSubscription(at now: Instant, until end: Instant) async throws(CalendarStoreError) -> Subscription?

    /// Makes all changes to the objects of a calendar that is fetched, in one transaction, or none.
    func applyFetched(
        _ changes: [ObjectChange], to calendar: CalendarID, at now: Instant
    ) async throws(CalendarStoreError) -> [ObjectOutcome]

    func setProgress(_ progress: FetchProgress, of calendar: CalendarID) async throws(CalendarStoreError)
}
