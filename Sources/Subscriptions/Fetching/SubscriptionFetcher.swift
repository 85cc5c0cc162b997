public import CalendarModel
public import Chronology
import HTTPTypes
public import ICalendar
public import Outbound

/// Fetches what calendars are subscribed to, and makes the calendars like it.
///
/// Only what differs is written, so that an object that says the same keeps its entity tag. A fetch that fails, ends
/// early or is no calendar changes nothing.
public struct SubscriptionFetcher: Sendable {
    let store: any CalendarReading & SubscriptionKeeping
    private let client: any WebClient
    let resolver: ZoneResolver

    /// How many changes are made in one transaction, so that nobody waits for it long.
    static let batch = 250
    /// For how long nobody else fetches what is being fetched, in seconds.
    private static let lease: Int64 = 600
    /// How many sources are fetched at once.
    private static let parallel = 4
    /// What one source may give, after decompression.
    public static let limits = OutboundLimits(octets: 64 << 20)

    public init(
        store: any CalendarReading & SubscriptionKeeping, client: any WebClient, resolver: ZoneResolver
    ) {
        self.store = store
        self.client = client
        self.resolver = resolver
    }

    /// Fetches all that is due, and tells how each went.
    public func fetchDue(
        at now: Instant, tell: @escaping @Sendable (Subscription, FetchReport) -> Void
    ) async throws(CalendarStoreError) {
        let outcome = await withTaskGroup(of: Result<Void, CalendarStoreError>.self) { group in
            for _ in 0..<Self.parallel { group.addTask { await fetchInTurn(at: now, tell: tell) } }
            var outcome = Result<Void, CalendarStoreError>.success(())
            for await result in group { if case .failure = result { outcome = result } }
            return outcome
        }
        try outcome.get()
    }

    private func fetchInTurn(
        at now: Instant, tell: @Sendable (Subscription, FetchReport) -> Void
    ) async -> Result<Void, CalendarStoreError> {
        do throws(CalendarStoreError) {
            while !Task.isCancelled {
                let end = now.advanced(bySeconds: Self.lease)
                guard let due = try await store.takeDueSubscription(at: now, until: end) else { break }
                tell(due, try await fetch(due, at: now))
            }
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    /// Fetches one, whether or not it is due. `isAccepted` is the word of a person that what the source lacks is gone.
    public func fetch(
        _ subscription: Subscription, isAccepted: Bool = false, at now: Instant
    ) async throws(CalendarStoreError) -> FetchReport {
        var subscription = subscription
        subscription.progress.lastTry = now
        var retryAfter: Int64 = 0
        let report: FetchReport
        switch await answer(to: subscription) {
        case .success(let answer):
            retryAfter = answer.fields[.retryAfter].flatMap { Int64($0) } ?? 0
            report = try await take(answer, into: &subscription, isAccepted: isAccepted, at: now)
        case .failure(let error): report = Self.fail(&subscription, .noAnswer(error))
        }
        subscription.progress.next = RefreshSchedule.next(of: subscription, at: now, retryAfter: retryAfter)
        try await store.setProgress(subscription.progress, of: subscription.calendar)
        return report
    }

    private func answer(to subscription: Subscription) async -> Result<OutboundAnswer, OutboundError> {
        do throws(OutboundError) {
            return .success(try await client.answer(to: try Self.request(for: subscription)))
        } catch {
            return .failure(error)
        }
    }
}
