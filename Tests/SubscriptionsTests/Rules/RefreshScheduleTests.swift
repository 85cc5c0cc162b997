import CalendarModel
import Chronology
import Testing

@testable import Subscriptions

struct RefreshScheduleTests {
    private func seconds(
        failures: Int = 0, wished: Int64? = nil, announced: Int64? = nil, retryAfter: Int64 = 0, calendar: Int64 = 1
    ) -> Int64 {
        var progress = FetchProgress(next: Example.now)
        progress.failures = failures
        progress.announcedSeconds = announced
        let subscription = Subscription(
            calendar: CalendarID(rawValue: calendar), source: Example.source, wishedSeconds: wished, progress: progress)
        let next = RefreshSchedule.next(of: subscription, at: Example.now, retryAfter: retryAfter)
        return next.secondsSinceEpoch - Example.now.secondsSinceEpoch
    }

    @Test(
        arguments: [
            (nil, nil, 3600), (nil, 43_200, 43_200), (7200, 43_200, 7200), (nil, 1, 900), (nil, 31_536_000, 604_800),
        ] as [(Int64?, Int64?, Int64)])
    func `rfc7986 §5.7 as its owner wants, else as the source says, inside bounds`(
        wished: Int64?, announced: Int64?, wait: Int64
    ) {
        let found = seconds(wished: wished, announced: announced)
        #expect((wait...(wait + wait / 10)).contains(found))
    }

    @Test(arguments: [(1, 3600), (2, 7200), (3, 14_400), (6, 86_400), (500, 86_400)] as [(Int, Int64)])
    func `a source that fails is asked more and more rarely, up to a day`(failures: Int, wait: Int64) {
        #expect((wait...(wait + wait / 10)).contains(seconds(failures: failures)))
    }

    @Test func `rfc9110 §10.2.3 it is not asked sooner than it asks for`() {
        #expect(seconds(failures: 1, retryAfter: 50_000) >= 50_000)
        #expect(seconds(failures: 1, retryAfter: .max) <= 604_800 + 60_480)
    }

    @Test func `not everything is fetched at once`() {
        #expect(Set((1...50).map { seconds(calendar: $0) }).count > 30)
    }
}
