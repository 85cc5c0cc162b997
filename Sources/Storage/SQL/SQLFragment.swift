/// The few places where the engines must be told different things, by name.
public enum SQLFragment: UInt8, CaseIterable, Hashable, Sendable {
    /// A column of whole numbers of 64 bits.
    case integer
    /// A column of whole numbers that 16 bits can hold.
    case smallInteger
    /// A column of text that is ordered by its octets.
    case text
    /// A column of octets.
    case bytes
    /// The primary key that numbers rows upwards from 1 and never gives a number twice.
    case identity
    /// At the end of a table: rows lie in the order of the primary key, where the engine can do so.
    case clustered
    /// After FROM: the names of the tables there are, as `name`.
    case tableNames
    /// At the end of a SELECT: the rows stay as they are until the transaction ends.
    case forUpdate
    /// Sixteen hexadecimal digits that nobody can foresee, others for each row.
    case randomKey

    public func text(for dialect: SQLDialect) -> String {
        switch (self, dialect) {
        case (.integer, .sqlite), (.smallInteger, .sqlite): "INTEGER"
        case (.integer, .postgreSQL): "BIGINT"
        case (.smallInteger, .postgreSQL): "SMALLINT"
        case (.text, .sqlite): "TEXT"
        case (.text, .postgreSQL): "TEXT COLLATE \"C\""
        case (.bytes, .sqlite): "BLOB"
        case (.bytes, .postgreSQL): "BYTEA"
        case (.identity, .sqlite): "INTEGER PRIMARY KEY AUTOINCREMENT"
        case (.identity, .postgreSQL): "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        case (.clustered, .sqlite): "WITHOUT ROWID"
        case (.clustered, .postgreSQL): ""
        case (.tableNames, .sqlite): "(SELECT name FROM sqlite_master WHERE type = 'table') AS tables"
        case (.tableNames, .postgreSQL):
            "(SELECT tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = current_schema()) AS tables"
        // There is one writer at a time on SQLite: nothing changes beside it.
        case (.forUpdate, .sqlite): ""
        case (.forUpdate, .postgreSQL): "FOR UPDATE"
        case (.randomKey, .sqlite): "LOWER(HEX(RANDOMBLOB(8)))"
        // The second half of a UUID of version 4 is random but for two bits.
        case (.randomKey, .postgreSQL): "RIGHT(REPLACE(CAST(GEN_RANDOM_UUID() AS TEXT), '-', ''), 16)"
        }
    }

    private static let firstMark: UInt32 = 0xE000

    /// Stands for the fragment in a template: a character of the private use area.
    var mark: Unicode.Scalar {
        Unicode.Scalar(Self.firstMark + UInt32(rawValue)) ?? " "
    }

    init?(mark: Unicode.Scalar) {
        guard mark.value >= Self.firstMark, mark.value < Self.firstMark + 0x100 else { return nil }
        self.init(rawValue: UInt8(mark.value - Self.firstMark))
    }
}
