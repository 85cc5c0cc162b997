import CalendarModel
import Chronology

/// When a source is fetched again.
enum RefreshSchedule {
    /// The longest a source that fails is left alone, unless its interval is longer.
    static let longestPause: Int64 = 86_400

    /// After a fetch that went well the interval; after each that failed twice as long as before, up to a day; never
    /// sooner than the source asks for. Up to a tenth more, so that not everything is fetched at once.
    static func next(
        of subscription: Subscription, at now: Instant, retryAfter: Int64 = 0
    ) -> Instant {
        let interval = subscription.seconds
        let doublings = min(max(subscription.progress.failures - 1, 0), 10)
        let pause = min(interval << Int64(doublings), max(longestPause, interval))
        let wait = max(pause, min(retryAfter, Subscription.bounds.upperBound))
        return now.advanced(bySeconds: wait + spread(wait / 10, of: subscription.calendar, at: now))
    }

    /// Between nothing and `width` more; for a calendar and a moment always the same.
    private static func spread(_ width: Int64, of calendar: CalendarID, at now: Instant) -> Int64 {
        guard width > 0 else { return 0 }
        // SplitMix64, so that neighbours lie far from each other.
        var mixed = UInt64(bitPattern: calendar.rawValue &* 31 &+ now.secondsSinceEpoch) &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return Int64((mixed ^ mixed >> 31) % UInt64(width))
    }
}
