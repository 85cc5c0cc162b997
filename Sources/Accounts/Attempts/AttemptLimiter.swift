public import Chronology

/// How often a password may be wrong, for each user and for each address: asked before any work is done.
///
/// A right password costs nothing, so whoever has it never waits for his own clients.
public struct AttemptLimiter: Sendable {
    private var users: AttemptBuckets<String>
    private var addresses: AttemptBuckets<ClientAddress>

    /// `capacity` is how many users and how many addresses are remembered at most.
    public init(user: AttemptRate = .user, address: AttemptRate = .address, capacity: Int = 50_000) {
        self.users = AttemptBuckets(rate: user, capacity: capacity)
        self.addresses = AttemptBuckets(rate: address, capacity: capacity)
    }

    /// Counts an attempt and returns nothing, or returns after how many seconds one is allowed and counts nothing.
    public mutating func take(user: String, from address: ClientAddress, at now: Instant) -> Int? {
        let wait = max(users.wait(for: user, at: now), addresses.wait(for: address, at: now))
        guard wait == 0 else { return wait }
        users.take(user, at: now)
        addresses.take(address, at: now)
        return nil
    }

    /// Takes back one attempt: the password was right, or nothing was tried after all.
    public mutating func giveBack(user: String, from address: ClientAddress, at now: Instant) {
        users.giveBack(user, at: now)
        addresses.giveBack(address, at: now)
    }
}
