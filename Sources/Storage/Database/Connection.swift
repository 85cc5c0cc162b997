public import CalendarModel

/// The database inside one transaction: statements are run one after the other, on the thread of the connection.
///
/// Valid only inside the closure that it is given to. Nothing here waits for anything but the database.
public protocol Connection {
    /// Runs a statement and says how many rows it inserted, changed or deleted.
    @discardableResult
    func execute(_ sql: SQL) throws(CalendarStoreError) -> Int

    /// Calls `visit` with each row as it arrives: one row is in memory at a time.
    ///
    /// No other statement may be run from inside `visit`.
    func forEach(
        _ sql: SQL, _ visit: (any Row) throws(CalendarStoreError) -> Visit
    ) throws(CalendarStoreError)

    /// What `decode` makes of each row; for answers that are known to be small.
    func rows<Value>(
        _ sql: SQL, _ decode: (any Row) throws(CalendarStoreError) -> Value
    ) throws(CalendarStoreError) -> [Value]
}

/// Whether a cursor goes on.
public enum Visit: Hashable, Sendable {
    case next
    case stop
}

extension Connection {
    /// What `decode` makes of the first row, or nothing when there is none.
    public func first<Value>(
        _ sql: SQL, _ decode: (any Row) throws(CalendarStoreError) -> Value
    ) throws(CalendarStoreError) -> Value? {
        try rows(sql, decode).first
    }

    /// Whether the statement finds a row.
    public func exists(_ sql: SQL) throws(CalendarStoreError) -> Bool {
        try first(sql) { _ in true } ?? false
    }
}
