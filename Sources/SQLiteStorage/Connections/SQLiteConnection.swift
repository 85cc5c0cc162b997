import CalendarModel
import GRDB
import GRDBSQLite
import Storage

/// A connection to a database: one that reads, or GRDB's that writes. GRDB opens that, guards it and keeps its prepared
/// statements; binding, stepping and reading are SQLite's own calls, since a row should cost no more than they do.
struct SQLiteConnection: Storage.Connection {
    let handle: OpaquePointer?
    /// Where the database lies, for what is said when it may not be used.
    let path: String
    /// Whose turn it is to write, among the processes that use the file; nothing on a connection that reads.
    let turn: WriterTurn?
    private let source: Source

    private enum Source {
        case reader(SQLiteReader)
        case writer(GRDB.Database, StatementTexts)
    }

    /// A statement that is ready to be bound and stepped.
    private struct Prepared {
        let pointer: OpaquePointer
        /// GRDB's own, which must live as long.
        let owner: Statement?
        /// Whether it is for one use.
        let isPassing: Bool
    }

    init(reader: SQLiteReader, path: String) {
        handle = reader.handle
        self.path = path
        turn = nil
        source = .reader(reader)
    }

    /// `database` is valid for as long as GRDB lends it.
    init(writer database: GRDB.Database, texts: StatementTexts, path: String, turn: WriterTurn?) {
        handle = database.sqliteConnection
        self.path = path
        self.turn = turn
        source = .writer(database, texts)
    }

    @discardableResult
    func execute(_ sql: SQL) throws(CalendarStoreError) -> Int {
        try forEach(sql) { _ in .next }
        return Int(sqlite3_changes64(handle))
    }

    func forEach(
        _ sql: SQL, _ visit: (any Row) throws(CalendarStoreError) -> Visit
    ) throws(CalendarStoreError) {
        let prepared = try prepared(sql)
        let statement = prepared.pointer
        defer { finish(prepared, hasValues: !sql.values.isEmpty) }
        for (index, value) in sql.values.enumerated() {
            guard value.bind(to: statement, at: Int32(index + 1)) == SQLITE_OK else { throw failure() }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                if try visit(SQLiteRow(statement: statement)) == .stop { return }
            case SQLITE_DONE:
                return
            default:
                throw failure()
            }
        }
    }

    func rows<Value>(
        _ sql: SQL, _ decode: (any Row) throws(CalendarStoreError) -> Value
    ) throws(CalendarStoreError) -> [Value] {
        var values: [Value] = []
        try forEach(sql) { row throws(CalendarStoreError) in
            values.append(try decode(row))
            return .next
        }
        return values
    }

    private func finish(_ prepared: Prepared, hasValues: Bool) {
        if prepared.isPassing {
            sqlite3_finalize(prepared.pointer)
        } else {
            sqlite3_reset(prepared.pointer)
            // Bound values are copies; a large letter should not be kept until the statement is next used.
            if hasValues { sqlite3_clear_bindings(prepared.pointer) }
        }
        withExtendedLifetime(prepared.owner) {}
    }

    /// A cached statement; a fresh one when the cached one is in use further up the stack.
    private func prepared(_ sql: SQL) throws(CalendarStoreError) -> Prepared {
        switch source {
        case .reader(let reader):
            guard let (pointer, isPassing) = reader.statement(sql.template) else { throw failure() }
            return Prepared(pointer: pointer, owner: nil, isPassing: isPassing)
        case .writer(let database, let texts):
            let text = texts.text(of: sql.template)
            do {
                var statement = try database.cachedStatement(sql: text)
                if sqlite3_stmt_busy(statement.sqliteStatement) != 0 {
                    statement = try database.makeStatement(sql: text)
                }
                return Prepared(pointer: statement.sqliteStatement, owner: statement, isPassing: false)
            } catch {
                throw CalendarStoreError(error, path: path)
            }
        }
    }

    private func failure() -> CalendarStoreError {
        let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
        return CalendarStoreError(code: sqlite3_extended_errcode(handle), message: message, path: path)
    }
}

extension SQLValue {
    /// SQLite copies what it is given.
    fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null:
            return sqlite3_bind_null(statement, index)
        case .integer(let number):
            return sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            return text.withUTF8 { octets in
                // An empty buffer has no address, and no address would mean NULL.
                guard let start = octets.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, copied) }
                return start.withMemoryRebound(to: CChar.self, capacity: octets.count) {
                    sqlite3_bind_text(statement, index, $0, Int32(octets.count), copied)
                }
            }
        case .bytes(let octets):
            guard !octets.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return octets.withUnsafeBytes {
                sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copied)
            }
        }
    }
}
