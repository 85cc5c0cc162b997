/// How a database in a file is used.
public struct SQLiteSettings: Hashable, Sendable {
    /// How long a transaction waits for another process before it fails with `.busy`.
    public var busyTimeout = Duration.seconds(10)
    /// How many transactions may read at once.
    public var readers = 4
    /// How many writes may share one commit.
    public var groupSize = 512
    /// After how long a group of writes is committed, though more are waiting: others want to write, too.
    public var groupTime = Duration.milliseconds(20)
    /// How much of the database the writer keeps in memory. What a transaction changes beyond that goes to the log
    /// before its commit, and again when it is changed again.
    public var writerCacheKibibytes = 8 << 10
    /// How many pages the database may have; nothing means as many as the disk holds.
    public var maximumPages: Int?

    public init() {}
}
