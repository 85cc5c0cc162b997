import Chronology
import Synchronization

/// Lets each address try so often and no more: for those who guess tokens.
///
/// Each try fills a bucket that drains by the second; a full one says how long to wait. IPv6 addresses count by
/// their /64, since whoever has one has them all.
final class AddressLimiter: Sendable {
    private let burst: Int64
    private let secondsPerTry: Int64
    private let capacity: Int
    /// When the bucket of an address will have drained.
    private let drained = Mutex<[UInt128: Instant]>([:])

    init(burst: Int = 20, secondsPerTry: Int = 6, capacity: Int = 50_000) {
        self.burst = Int64(burst)
        self.secondsPerTry = Int64(secondsPerTry)
        self.capacity = capacity
    }

    /// How many seconds the address has to wait, or nothing when it may try.
    func wait(of address: IPAddress?, at now: Instant) -> Int? {
        drained.withLock { drained in
            guard let end = drained[Self.key(address)] else { return nil }
            let excess = now.seconds(to: end) - (burst - 1) * secondsPerTry
            return excess > 0 ? Int(excess) : nil
        }
    }

    /// Notes a try that found nothing.
    func note(_ address: IPAddress?, at now: Instant) {
        drained.withLock { drained in
            if drained.count >= capacity { drained = drained.filter { $0.value > now } }
            // Still full: everybody starts anew, which is better than to refuse those who did nothing.
            if drained.count >= capacity { drained.removeAll() }
            let end = max(drained[Self.key(address)] ?? now, now)
            drained[Self.key(address)] = end.advanced(bySeconds: secondsPerTry)
        }
    }

    private static func key(_ address: IPAddress?) -> UInt128 {
        guard let address else { return .max }
        return address.isIPv4 ? address.bits : (address.bits >> 64) << 64
    }
}
