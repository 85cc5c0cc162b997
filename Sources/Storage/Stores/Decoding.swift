import CalendarModel

extension CalendarStoreError {
    /// A row holds what nobody can have written through the store.
    static func damaged(_ column: String, _ row: Int64) -> CalendarStoreError {
        .unavailable(reason: "\(column) of row \(row) holds what it cannot hold")
    }
}

extension ResourceName {
    /// What names are compared by: they are ASCII, so lower case is the same everywhere.
    var key: String { value.lowercased() }

    init(stored text: String, in column: String, _ row: Int64) throws(CalendarStoreError) {
        guard let name = ResourceName(text) else { throw .damaged(column, row) }
        self = name
    }
}

extension Connection {
    /// The number in the one row that the statement must answer with.
    func number(_ sql: SQL) throws(CalendarStoreError) -> Int64 {
        guard let number = try first(sql, { $0.integer(0) }) else {
            throw .unavailable(reason: "a statement that must answer with a number did not")
        }
        return number
    }
}
