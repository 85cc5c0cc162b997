import CalendarModel
import Chronology

extension Store {
    /// How many seconds apart uses and fetches are noted.
    private static let noteInterval: Int64 = 300

    /// Notes in `column` of the row that `condition` finds that it was used now, unless that was noted a moment ago.
    func note(
        _ now: Instant, in column: SQL, of table: SQL, where condition: SQL
    ) async throws(CalendarStoreError) {
        let due = now.advanced(bySeconds: -Self.noteInterval)
        // Asked first, since most uses come right after one that was noted.
        let isDue = try await database.read { connection throws(CalendarStoreError) in
            try connection.exists(
                "SELECT 1 FROM \(table) WHERE \(condition) AND (\(column) IS NULL OR \(column) <= \(due))")
        }
        guard isDue else { return }
        _ = try await database.write { connection throws(CalendarStoreError) in
            try connection.execute("UPDATE \(table) SET \(column) = \(now) WHERE \(condition)")
        }
    }
}
