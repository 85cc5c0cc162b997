public import CalendarModel
public import Storage
import Synchronization
import Threads

/// A database on a PostgreSQL server, for any number of processes on any number of machines.
///
/// Reads see a snapshot (REPEATABLE READ), writes are SERIALIZABLE and run again when they got into each other's way.
public final class PostgreSQLDatabase: Database {
    private let threads: WorkerThreads<PostgreSQLSession>
    private let queue: WriteQueue
    private let settings: PostgreSQLSettings
    private let counts = Mutex(DatabaseStatistics())

    /// `url` is what libpq takes: `postgresql://user:password@host:port/database?sslmode=…` or `key=value` pairs.
    /// Connects when it is first used. `randomNumbers` scatter the retries.
    public init(
        url: String, settings: PostgreSQLSettings = PostgreSQLSettings(),
        randomNumbers: any RandomNumberGenerator & Sendable
    ) throws(CalendarStoreError) {
        let address = try PostgreSQLAddress(url: url)
        let jitter = RetryJitter(randomNumbers)
        self.settings = settings
        self.queue = WriteQueue(services: settings.writers)
        self.threads = WorkerThreads(
            maximum: settings.connections,
            makeSession: { PostgreSQLSession(address: address, settings: settings, jitter: jitter) },
            endSession: { $0.disconnect() })
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        counts.withLock { $0.reads += 1 }
        let result: Result<Value, CalendarStoreError> = await withCheckedContinuation { answer in
            let isTaken = threads.add { session in answer.resume(returning: Self.read(on: session, body)) }
            if !isTaken { answer.resume(returning: .failure(Self.closed)) }
        }
        return try result.get()
    }

    private static func read<Value>(
        on session: PostgreSQLSession, _ body: (any Connection) throws(CalendarStoreError) -> Value
    ) -> Result<Value, CalendarStoreError> {
        do throws(CalendarStoreError) {
            try session.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            let value = try body(PostgreSQLConnection(session: session))
            session.endReading()
            return .success(value)
        } catch {
            session.rollBack()
            return .failure(error)
        }
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        let result = await withCheckedContinuation { answer in submit(WaitingWrite(body, answer: answer)) }
        return try result.get()
    }

    private func submit(_ write: any PendingWrite) {
        switch queue.add(write) {
        case .queued:
            break
        case .needsService:
            let isTaken = threads.add { [self] session in
                repeat { runGroup(from: queue, on: session) } while !queue.endService()
            }
            if !isTaken { queue.take()?.finish(Self.closed) }
        case .refused:
            write.finish(Self.closed)
        }
    }

    private func runGroup(from queue: WriteQueue, on session: PostgreSQLSession) {
        let connection = PostgreSQLConnection(session: session)
        var group = GroupCommit(on: connection, from: queue) { [self] outcome in counts.withLock { $0.note(outcome) } }
        group.run { $0 < settings.groupSize }
    }

    /// Holds a lock of the session, taken before the transaction and its snapshot begin.
    public func writeAlone<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        let result = await withCheckedContinuation { answer in
            let write = WaitingWrite(body, answer: answer)
            let isTaken = threads.add { [self] session in
                let alone = WriteQueue(services: 1)
                _ = alone.add(write)
                do throws(CalendarStoreError) {
                    try session.begin("SELECT pg_advisory_lock(\(Self.lockNumber))")
                    runGroup(from: alone, on: session)
                    try session.command("SELECT pg_advisory_unlock(\(Self.lockNumber))")
                } catch {
                    // The lock ends with the connection. A write that has run has been answered.
                    session.disconnect()
                    alone.take()?.finish(error)
                }
            }
            if !isTaken { write.finish(Self.closed) }
        }
        return try result.get()
    }

    public var statistics: DatabaseStatistics { counts.withLock { $0 } }

    public func close() async {
        queue.close()
        await threads.close()
    }

    private static let closed = CalendarStoreError.unavailable(reason: "the database is closed")
    /// "turnus" in ASCII: no other program on the server is likely to lock this number.
    private static let lockNumber: Int64 = 0x7475_726E_7573
}
