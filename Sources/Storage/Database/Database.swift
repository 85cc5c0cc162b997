public import CalendarModel

/// A database that runs transactions: closures without network, without suspension and without effects elsewhere.
///
/// A closure may be run more than once, when the engine could not put the transactions in an order the first time;
/// only the last run counts.
public protocol Database: Sendable {
    /// Runs `body` on a snapshot: what others commit meanwhile is not seen.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value

    /// As `read`, for what a key or a page of keys finds in a few rows: where there is nothing to wait for it is done on
    /// the thread that asks, since going to another and back often takes longer than the rows.
    func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value

    /// Runs `body` as if it were alone in the world, and returns when what it wrote is on disk.
    ///
    /// Nothing is written when `body` throws.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value

    /// As `write`, and no other process is inside its `writeAlone` meanwhile: for migrations.
    func writeAlone<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value

    var statistics: DatabaseStatistics { get }

    /// Finishes what was begun and lets go of the database. Later transactions fail.
    func close() async
}

extension Database {
    /// A database behind a socket is waited for in any case.
    public func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        try await read(body)
    }
}

/// What a database has done since it was opened.
public struct DatabaseStatistics: Hashable, Sendable {
    /// Transactions that only read.
    public var reads = 0
    /// Transactions that were asked to write.
    public var writes = 0
    /// Commits that writes shared.
    public var commits = 0
    /// The most writes that shared one commit.
    public var largestGroup = 0
    /// Transactions that were run again because of others beside them.
    public var retries = 0

    public init() {}

    /// Counts what became of a group of writes.
    public mutating func note(_ group: GroupCommit.Outcome) {
        writes += group.writes
        commits += group.commits
        retries += group.retries
        largestGroup = max(largestGroup, group.writes)
    }

    public var writesPerCommit: Double {
        commits == 0 ? 0 : Double(writes) / Double(commits)
    }
}
