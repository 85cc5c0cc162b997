import CalendarModel
import GRDB
import GRDBSQLite

extension CalendarStoreError {
    /// What SQLite's result code means for whoever asked the store.
    init(code: Int32, message: String, path: String) {
        switch code & 0xFF {
        case SQLITE_FULL: self = .full
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .notPermitted(path: path)
        case SQLITE_CORRUPT: self = .unavailable(reason: "\(path) is damaged: \(message) (\(code))")
        case SQLITE_NOTADB: self = .unavailable(reason: "\(path) is not an SQLite database")
        default: self = .unavailable(reason: "SQLite: \(message) (\(code))")
        }
    }

    /// What GRDB throws, in our words.
    init(_ error: any Error, path: String) {
        if let error = error as? CalendarStoreError {
            self = error
        } else if let error = error as? DatabaseError {
            self.init(
                code: error.extendedResultCode.rawValue, message: error.message ?? error.description, path: path)
        } else {
            self = .unavailable(reason: String(describing: error))
        }
    }
}
