/// How a database on a server is used.
public struct PostgreSQLSettings: Hashable, Sendable {
    /// How many connections may be open at once.
    public var connections = 6
    /// How many of them may write at once; the rest are always there for readers.
    public var writers = 2
    /// How long a transaction waits for another, and a connection for the server, before it fails.
    public var busyTimeout = Duration.seconds(10)
    /// How often a transaction is run again that the server could not put in an order with others.
    public var retries = 12
    /// How many writes may share one commit.
    public var groupSize = 128

    public init() {}
}
