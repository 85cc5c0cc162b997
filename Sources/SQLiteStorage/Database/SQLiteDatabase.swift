public import CalendarModel
import GRDB
public import Storage
import Synchronization
import Threads

/// A database in one file, for one company on one machine.
///
/// Any number of readers see a snapshot each; one writer commits what is waiting together, on disk before it is
/// answered. Other processes may use the same file at the same time.
public final class SQLiteDatabase: Storage.Database {
    private let path: String
    private let pool: DatabasePool
    private let texts = StatementTexts()
    private let writer: SQLiteWriter
    private let readers: SQLiteReaders
    private let threads: WorkerThreads<Void>
    private let counts = Mutex(DatabaseStatistics())
    private let maximumGlances: Int
    /// How many are being taken; nothing once the database is closed.
    private let glances = Mutex<Int?>(0)
    /// How many were asked for.
    private let asked = Atomic(0)
    /// A glance waits for nothing, so that whoever takes one after the other would keep their thread for themselves;
    /// one in so many goes the long way and lets others have it.
    private static let glancesInARow = 16

    /// Opens the database at `path`, or makes it. Blocks for as long as another process is making it.
    public init(path: String, settings: SQLiteSettings = SQLiteSettings()) throws(CalendarStoreError) {
        try DatabaseFile(path: path).prepare()
        var configuration = Configuration()
        configuration.busyMode = .timeout(settings.busyTimeout.inSeconds)
        configuration.foreignKeysEnabled = true
        configuration.label = "turnus"
        if let pages = settings.maximumPages {
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL when it opens a pool, which forgets commits when the power fails. What a savepoint or
            // a statement needs to be undone stays in memory: in a file, it is more than what is committed.
            try pool.writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;
                        PRAGMA cache_size = -\(settings.writerCacheKibibytes)
                        """)
            }
            self.path = path
            self.maximumGlances = settings.glances
            self.pool = pool
            self.readers = SQLiteReaders(path: path, texts: texts, patience: settings.busyTimeout)
            self.threads = WorkerThreads(maximum: settings.readers, makeSession: {}, endSession: {})
            self.writer = SQLiteWriter(pool: pool, texts: texts, path: path, settings: settings)
        } catch {
            throw CalendarStoreError(error, path: path)
        }
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Storage.Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        counts.withLock { $0.reads += 1 }
        let result: Result<Value, CalendarStoreError> = await withCheckedContinuation { answer in
            let isTaken = threads.add { [readers] _ in
                answer.resume(returning: Result { () throws(CalendarStoreError) in try readers.read(body) })
            }
            if !isTaken { answer.resume(returning: .failure(.unavailable(reason: "the database is closed"))) }
        }
        return try result.get()
    }

    /// Each has a connection, so that nobody waits for one here. Where there are too many, the rest waits as reads do.
    public func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Storage.Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        let number = asked.add(1, ordering: .relaxed).newValue
        let isTaken = glances.withLock { count in
            guard let taken = count, taken < maximumGlances, number % Self.glancesInARow != 0 else { return false }
            count = taken + 1
            return true
        }
        guard isTaken else { return try await read(body) }
        defer { glances.withLock { $0 = $0.map { $0 - 1 } } }
        counts.withLock { $0.reads += 1 }
        return try readers.read(body)
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Storage.Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        let result = await withCheckedContinuation { answer in
            writer.submit(WaitingWrite(body, answer: answer))
        }
        return try result.get()
    }

    /// Every write is alone: `BEGIN IMMEDIATE` keeps all other processes from writing.
    public func writeAlone<Value: Sendable>(
        _ body: @escaping @Sendable (any Storage.Connection) throws(CalendarStoreError) -> Value
    ) async throws(CalendarStoreError) -> Value {
        try await write(body)
    }

    public var statistics: DatabaseStatistics {
        var statistics = writer.statistics
        statistics.reads = counts.withLock { $0.reads }
        return statistics
    }

    public func close() async {
        glances.withLock { $0 = nil }
        await writer.close()
        await threads.close()
        readers.close()
        do {
            try pool.close()
        } catch {
            // A reader is still at work: SQLite closes when it is done.
        }
    }
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
