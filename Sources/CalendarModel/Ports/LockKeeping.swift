public import Chronology

/// Keeps write locks (RFC 4918 §6). A lock whose time has come is gone, whether or not its row still is.
public protocol LockKeeping: Sendable {
    /// The locks on `path`, on everything it is inside of, and on everything inside it.
    ///
    /// The path is canonical, without a slash at the end.
    func locks(touching path: String, at now: Instant) async throws(CalendarStoreError) -> [ResourceLock]

    /// Adds a lock unless `conflicts` names some among those that touch its root; returns those named. Asked and added
    /// in one transaction.
    func addLock(
        _ lock: ResourceLock, at now: Instant,
        unless conflicts: @escaping @Sendable ([ResourceLock]) -> [ResourceLock]
    ) async throws(CalendarStoreError) -> [ResourceLock]

    /// Gives a lock more time; nothing where there is none of this token.
    func refreshLock(
        token: String, seconds: Int64, at now: Instant
    ) async throws(CalendarStoreError) -> ResourceLock?

    /// Says whether there was one.
    func removeLock(token: String, at now: Instant) async throws(CalendarStoreError) -> Bool

    /// Removes the locks on `path` and on everything inside it, when they are moved or deleted (RFC 4918 §7.5).
    func removeLocks(inside path: String) async throws(CalendarStoreError)
}
