import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How long transactions that got into each other's way wait, each for another time, before they try again.
final class RetryJitter: Sendable {
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    init(_ generator: any RandomNumberGenerator & Sendable) {
        self.generator = Mutex(generator)
    }

    /// Blocks the thread: up to 1 ms the first time, up to 64 ms later.
    func pause(beforeRetry number: Int) {
        let longest = UInt32(1000) << UInt32(min(number - 1, 6))
        let microseconds = generator.withLock { generator in
            UInt32.random(in: 0...longest, using: &generator)
        }
        usleep(microseconds)
    }
}
