import CalendarModel
import GRDBSQLite
import Storage

/// A connection that only reads, with the statements that were run on it kept ready by what they are made from.
///
/// Safe to hand on: whoever has taken it from ``SQLiteReaders`` has it alone until it is given back.
final class SQLiteReader: @unchecked Sendable {
    let handle: OpaquePointer
    private let texts: StatementTexts
    private var ready: [String: OpaquePointer] = [:]

    /// More than there are to read with; lists of values make a few of each.
    private static let mostStatements = 256

    init(path: String, texts: StatementTexts, patience: Duration) throws(CalendarStoreError) {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            let message = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? ""
            sqlite3_close_v2(handle)
            throw CalendarStoreError(code: code, message: message, path: path)
        }
        sqlite3_busy_timeout(handle, Int32(patience.inSeconds * 1000))
        self.handle = handle
        self.texts = texts
    }

    deinit {
        forget()
        sqlite3_close_v2(handle)
    }

    /// The statement made from a template, and whether it is for one use: where the kept one is in use further up the
    /// stack. Nothing where SQLite refuses it.
    func statement(_ template: String) -> (statement: OpaquePointer, isPassing: Bool)? {
        if let kept = ready[template], sqlite3_stmt_busy(kept) == 0 { return (kept, false) }
        var made: OpaquePointer?
        let text = texts.text(of: template)
        guard sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK,
            let made
        else { return nil }
        guard ready[template] == nil else { return (made, true) }
        if ready.count >= Self.mostStatements { forget() }
        ready[template] = made
        return (made, false)
    }

    /// Whether it is in no transaction.
    var isIdle: Bool { sqlite3_get_autocommit(handle) != 0 }

    private func forget() {
        let idle = ready.filter { sqlite3_stmt_busy($0.value) == 0 }
        for (template, statement) in idle {
            sqlite3_finalize(statement)
            ready[template] = nil
        }
    }
}
