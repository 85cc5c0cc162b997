import CalendarModel
import Storage

/// A session as the store sees it, inside one transaction.
struct PostgreSQLConnection: TransactionConnection {
    let session: PostgreSQLSession

    @discardableResult
    func execute(_ sql: SQL) throws(CalendarStoreError) -> Int {
        let result = try session.result(sql)
        return result.affectedCount
    }

    func forEach(
        _ sql: SQL, _ visit: (any Row) throws(CalendarStoreError) -> Visit
    ) throws(CalendarStoreError) {
        try session.forEachRow(sql, visit)
    }

    func rows<Value>(
        _ sql: SQL, _ decode: (any Row) throws(CalendarStoreError) -> Value
    ) throws(CalendarStoreError) -> [Value] {
        let result = try session.result(sql)
        var values: [Value] = []
        values.reserveCapacity(result.rowCount)
        for index in 0..<result.rowCount { values.append(try result.withRow(index, decode)) }
        return values
    }

    func begin() throws(CalendarStoreError) {
        try session.begin("BEGIN ISOLATION LEVEL SERIALIZABLE")
    }

    func commit() throws(CalendarStoreError) {
        try session.commit()
    }

    func rollBack() {
        session.rollBack()
    }

    var isInTransaction: Bool { session.isInTransaction }

    var mustRunAgain: Bool { session.mustRunAgain }

    func pause(beforeRetry number: Int) -> Bool {
        session.pause(beforeRetry: number)
    }
}
