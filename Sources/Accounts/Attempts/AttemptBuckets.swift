public import Chronology

/// Token buckets by key: each is one moment, the one at which it will be full again.
///
/// A full bucket is not kept at all. Where there are too many, the fullest half is forgotten: whoever tried most stays
/// remembered, and nobody can make us use more memory.
public struct AttemptBuckets<Key: Hashable & Sendable>: Sendable {
    private let rate: AttemptRate
    private let capacity: Int
    private var fullAt: [Key: Instant] = [:]

    /// `capacity` is how many keys are remembered at most.
    public init(rate: AttemptRate, capacity: Int) {
        self.rate = rate
        self.capacity = max(capacity, 2)
    }

    var count: Int { fullAt.count }

    /// How many seconds until an attempt is allowed; 0 when it is now.
    public func wait(for key: Key, at now: Instant) -> Int {
        guard let full = fullAt[key] else { return 0 }
        let owed = max(now.seconds(to: full), 0)
        return Int(max(owed - Int64(rate.burst - 1) * rate.secondsPerAttempt, 0))
    }

    /// Counts an attempt.
    public mutating func take(_ key: Key, at now: Instant) {
        let full = max(fullAt[key] ?? now, now)
        fullAt[key] = full.advanced(bySeconds: rate.secondsPerAttempt)
        if fullAt.count > capacity { forget(at: now) }
    }

    /// Undoes one `take`.
    mutating func giveBack(_ key: Key, at now: Instant) {
        guard let full = fullAt[key] else { return }
        let before = full.advanced(bySeconds: -rate.secondsPerAttempt)
        fullAt[key] = before > now ? before : nil
    }

    private mutating func forget(at now: Instant) {
        fullAt = fullAt.filter { $0.value > now }
        guard fullAt.count > capacity else { return }
        let middle = fullAt.values.sorted()[fullAt.count / 2]
        fullAt = fullAt.filter { $0.value > middle }
    }
}
