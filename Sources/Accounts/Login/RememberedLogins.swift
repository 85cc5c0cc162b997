import Chronology

/// Passwords that were right a moment ago, as keyed digests: scrypt is for the first request, not for every one.
///
/// The key is made at start and never leaves memory. The stored digest is part of what is hashed, so that a changed
/// password is forgotten by construction. Kept while it is used, at most `lifetime`, forgotten after `idle` without.
struct RememberedLogins: Sendable {
    private struct Entry {
        let since: Instant
        var lastUsed: Instant
    }

    private let idle: Int64
    private let lifetime: Int64
    private let capacity: Int
    /// Two generations make a bounded cache that forgets what was used least recently, in constant time: what is used
    /// moves to the young one, and a full young one takes the place of the old.
    private var young: [[UInt8]: Entry] = [:]
    private var old: [[UInt8]: Entry] = [:]

    /// Times are in seconds.
    init(idle: Int64, lifetime: Int64, capacity: Int) {
        self.idle = idle
        self.lifetime = lifetime
        self.capacity = max(capacity, 2)
    }

    var count: Int { young.count + old.count }

    /// Whether this proof was remembered and is still good; if so, it is used now.
    mutating func recall(_ proof: [UInt8], at now: Instant) -> Bool {
        guard var entry = young[proof] ?? old[proof] else { return false }
        guard entry.lastUsed.seconds(to: now) < idle, entry.since.seconds(to: now) < lifetime else {
            forget(proof)
            return false
        }
        entry.lastUsed = max(entry.lastUsed, now)
        insert(proof, entry)
        return true
    }

    mutating func remember(_ proof: [UInt8], at now: Instant) {
        insert(proof, Entry(since: now, lastUsed: now))
    }

    private mutating func forget(_ proof: [UInt8]) {
        young[proof] = nil
        old[proof] = nil
    }

    private mutating func insert(_ proof: [UInt8], _ entry: Entry) {
        old[proof] = nil
        young[proof] = entry
        guard young.count > capacity / 2 else { return }
        old = young
        young = [:]
    }
}
