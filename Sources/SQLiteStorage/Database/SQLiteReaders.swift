import CalendarModel
import Storage
import Synchronization

/// The connections that read, as many as are used at once.
final class SQLiteReaders: Sendable {
    private let path: String
    private let texts: StatementTexts
    private let patience: Duration
    /// Nothing once they are closed.
    private let idle = Mutex<[SQLiteReader]?>([])

    init(path: String, texts: StatementTexts, patience: Duration) {
        self.path = path
        self.texts = texts
        self.patience = patience
    }

    /// Runs `body` on a snapshot.
    func read<Value>(
        _ body: (any Storage.Connection) throws(CalendarStoreError) -> Value
    ) throws(CalendarStoreError) -> Value {
        let reader = try take()
        defer { giveBack(reader) }
        let connection = SQLiteConnection(reader: reader, path: path)
        try connection.execute("BEGIN")
        let result = Result { () throws(CalendarStoreError) in try body(connection) }
        // SQLite may have ended it by itself, where the disk failed; the result says why.
        if connection.isInTransaction { try connection.execute("COMMIT") }
        return try result.get()
    }

    func close() {
        idle.withLock { $0 = nil }
    }

    private func take() throws(CalendarStoreError) -> SQLiteReader {
        let kept = try idle.withLock { idle throws(CalendarStoreError) -> SQLiteReader? in
            guard idle != nil else { throw .unavailable(reason: "the database is closed") }
            return idle?.popLast()
        }
        if let kept { return kept }
        return try SQLiteReader(path: path, texts: texts, patience: patience)
    }

    /// Where the transaction could not be ended, the connection is of no use any more.
    private func giveBack(_ reader: SQLiteReader) {
        guard reader.isIdle else { return }
        idle.withLock { $0?.append(reader) }
    }
}
