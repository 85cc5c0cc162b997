import Chronology
import Testing

@testable import Accounts

struct AttemptBucketsTests {
    let start = Instant(secondsSinceEpoch: 1_800_000_000)

    /// The bucket as one writes it down: a level that rises with time and falls with each attempt.
    @Test func `the moment that is kept agrees with a level that is counted`() {
        let rate = AttemptRate(burst: 3, secondsPerAttempt: 4)
        for seed in 0..<50 {
            var pauses = Pauses(state: UInt64(seed))
            var buckets = AttemptBuckets<Int>(rate: rate, capacity: 10)
            var level = 12
            var now = start
            for _ in 0..<60 {
                let pause = pauses.next()
                now = now.advanced(bySeconds: pause)
                level = min(level + Int(pause), 12)
                let wait = buckets.wait(for: 1, at: now)
                #expect(wait == max(4 - level, 0))
                guard wait == 0 else { continue }
                buckets.take(1, at: now)
                level -= 4
            }
        }
    }

    @Test func `memory is bounded and whoever tried most stays remembered`() {
        var buckets = AttemptBuckets<Int>(rate: AttemptRate(burst: 3, secondsPerAttempt: 60), capacity: 100)
        for _ in 0..<3 { buckets.take(-1, at: start) }
        for number in 0..<10_000 {
            buckets.take(number, at: start)
            #expect(buckets.count <= 100)
        }
        #expect(buckets.wait(for: -1, at: start) == 60)
    }

    @Test func `what is full again is not kept`() {
        var buckets = AttemptBuckets<Int>(rate: AttemptRate(burst: 3, secondsPerAttempt: 1), capacity: 100)
        for number in 0..<101 { buckets.take(number, at: start.advanced(bySeconds: Int64(number * 10))) }
        #expect(buckets.count == 1)
    }
}

/// Pauses of 0 to 5 seconds that look random and are the same every time.
private struct Pauses {
    var state: UInt64

    mutating func next() -> Int64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int64((state >> 33) % 6)
    }
}
