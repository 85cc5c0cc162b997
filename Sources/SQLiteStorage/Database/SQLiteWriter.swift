import CalendarModel
import GRDB
import Storage
import Synchronization

/// The one writer of a database: it takes the writes that wait and commits them together.
///
/// It works on the thread of GRDB's writing connection, so that waiting for the disk or for another process keeps
/// no thread of Swift's own.
final class SQLiteWriter: Sendable {
    private let pool: DatabasePool
    private let texts: StatementTexts
    private let path: String
    private let settings: SQLiteSettings
    private let turn: WriterTurn?
    private let queue = WriteQueue(services: 1)
    private let counts = Mutex(DatabaseStatistics())

    init(pool: DatabasePool, texts: StatementTexts, path: String, settings: SQLiteSettings) {
        self.pool = pool
        self.texts = texts
        self.path = path
        self.settings = settings
        self.turn = WriterTurn(path: path + "-turn", patience: settings.busyTimeout)
    }

    var statistics: DatabaseStatistics { counts.withLock { $0 } }

    func submit(_ write: any PendingWrite) {
        switch queue.add(write) {
        case .queued: break
        case .needsService: serve()
        case .refused: write.finish(.unavailable(reason: "the database is closed"))
        }
    }

    /// Lets no more writes in and returns when those that wait are answered.
    func close() async {
        queue.close()
        await withCheckedContinuation { done in
            pool.asyncWriteWithoutTransaction { [self] database in
                while !queue.isEmpty { runGroup(on: database) }
                done.resume()
            }
        }
    }

    /// One group after the other, until nobody waits.
    private func serve() {
        pool.asyncWriteWithoutTransaction { [self] database in
            repeat { runGroup(on: database) } while !queue.endService()
        }
    }

    private func runGroup(on database: GRDB.Database) {
        let connection = SQLiteConnection(writer: database, texts: texts, path: path, turn: turn)
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: settings.groupTime)
        var group = GroupCommit(on: connection, from: queue) { [self] outcome in counts.withLock { $0.note(outcome) } }
        group.run { $0 < settings.groupSize && clock.now < deadline }
    }
}
