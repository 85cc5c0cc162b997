import CalendarModel
import Chronology
import Testing

struct SubscriptionTests {
    private let now = Instant(secondsSinceEpoch: 1_780_000_000)

    @Test(
        arguments: [
            (nil, 0, .stale), (nil, 3, .failing), (0, 0, .fresh), (7800, 2, .fresh), (7801, 0, .stale),
            (7801, 1, .failing),
        ] as [(Int64?, Int, SubscriptionState)])
    func `is fresh for two intervals after the last success, whatever failed since`(
        age: Int64?, failures: Int, state: SubscriptionState
    ) {
        var progress = FetchProgress(next: now)
        progress.lastSuccess = age.map { now.advanced(bySeconds: -$0) }
        progress.failures = failures
        let subscription = Subscription(
            calendar: CalendarID(rawValue: 1), source: "https://example.org/a.ics", wishedSeconds: nil,
            progress: progress)
        #expect(subscription.state(at: now) == state)
    }
}
