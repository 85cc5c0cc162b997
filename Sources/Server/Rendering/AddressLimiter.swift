import Accounts
import Addresses
import Chronology
import Synchronization

/// Lets each address try so often and no more: for those who guess tokens.
final class AddressLimiter: Sendable {
    private let buckets: Mutex<AttemptBuckets<ClientAddress>>

    /// Twenty tries at once, then one in six seconds.
    init(rate: AttemptRate = AttemptRate(burst: 20, secondsPerAttempt: 6), capacity: Int = 50_000) {
        buckets = Mutex(AttemptBuckets(rate: rate, capacity: capacity))
    }

    /// How many seconds the address has to wait, or nothing when it may try.
    func wait(of address: IPAddress?, at now: Instant) -> Int? {
        let seconds = buckets.withLock { $0.wait(for: ClientAddress(address), at: now) }
        return seconds > 0 ? seconds : nil
    }

    /// Notes a try that found nothing.
    func note(_ address: IPAddress?, at now: Instant) {
        buckets.withLock { $0.take(ClientAddress(address), at: now) }
    }
}

extension ClientAddress {
    /// All who come by a local socket are one.
    init(_ address: IPAddress?) {
        self.init(address?.description ?? "")
    }
}
