import CalendarModel
import GRDB
import GRDBSQLite
import Storage

extension SQLiteConnection: TransactionConnection {
    /// Waits for other processes as long as the busy time allows.
    func begin() throws(CalendarStoreError) {
        try turn?.take()
        do throws(CalendarStoreError) {
            try execute("BEGIN IMMEDIATE")
        } catch {
            turn?.giveBack()
            throw error
        }
    }

    func commit() throws(CalendarStoreError) {
        try execute("COMMIT")
        turn?.giveBack()
    }

    func rollBack() {
        defer { turn?.giveBack() }
        guard isInTransaction else { return }
        do throws(CalendarStoreError) {
            try execute("ROLLBACK")
        } catch {
            // Whoever calls this has a failure to tell already. SQLite rolls back when the connection closes.
        }
    }

    var isInTransaction: Bool {
        sqlite3_get_autocommit(handle) == 0
    }

    /// There is one writer at a time, so transactions are in an order from the start.
    var mustRunAgain: Bool { false }

    func pause(beforeRetry number: Int) -> Bool { false }
}
