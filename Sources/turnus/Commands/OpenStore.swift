import CalendarModel
import Chronology
import ICalendar
import PostgreSQLStorage
import SQLiteStorage
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Settings {
    /// Opens the store these settings name, and makes it when it is not there.
    func openStore() async throws -> Store {
        do {
            return try await Store(
                openDatabase(), expander: LetterExpander(resolver: ZoneResolver(catalog: ZoneCatalog())),
                history: history)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func openDatabase() throws(CalendarStoreError) -> any Database {
        if let database {
            return try PostgreSQLDatabase(url: database, randomNumbers: SystemRandomNumberGenerator())
        }
        try makeFolder(data)
        return try SQLiteDatabase(path: data + "/turnus.db")
    }

    /// Makes a folder that only its owner may look into, and those above it.
    func makeFolder(_ path: String) throws(CalendarStoreError) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true)
        var made = path.hasPrefix("/") ? "" : "."
        while !parts.isEmpty {
            made += "/" + parts.removeFirst()
            if mkdir(made, 0o700) == 0 || errno == EEXIST || errno == EISDIR { continue }
            if errno == EACCES || errno == EPERM || errno == EROFS { throw .notPermitted(path: made) }
            if errno == ENOSPC || errno == EDQUOT { throw .full }
            throw .unavailable(reason: "\(made): \(String(cString: strerror(errno)))")
        }
    }
}
