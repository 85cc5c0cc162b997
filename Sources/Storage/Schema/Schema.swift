import CalendarModel

/// The form of the database: which steps there are, and how a database is brought to the last of them.
enum Schema {
    /// In order; the last one's version is what this program knows.
    static let migrations: [Migration] = [
        .first, .second, .third, .fourth, .fifth, .sixth, .seventh, .eighth, .ninth,
    ]

    static var version: Int { migrations.last?.version ?? 0 }

    /// Makes the steps that the database has not made yet, all or none, while no other process does.
    ///
    /// A database that a newer program has changed is refused: what we do not know of, we would break.
    static func migrate(
        _ database: any Database, through migrations: [Migration] = migrations
    ) async throws(CalendarStoreError) {
        let known = migrations.last?.version ?? 0
        // Most starts find nothing to do; they neither wait for other writers nor write.
        if try await database.read({ connection throws(CalendarStoreError) in try foundVersion(connection, known) })
            == known
        {
            return
        }
        try await database.writeAlone { connection throws(CalendarStoreError) in
            try connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version \(.integer) NOT NULL)")
            let found = try foundVersion(connection, known)
            for migration in migrations where migration.version > found {
                for statement in migration.statements { try connection.execute(statement) }
            }
            guard found < known else { return }
            try connection.execute("DELETE FROM schema_version")
            try connection.execute("INSERT INTO schema_version (version) VALUES (\(known))")
        }
    }

    private static func foundVersion(_ connection: any Connection, _ known: Int) throws(CalendarStoreError) -> Int {
        guard try connection.exists("SELECT 1 FROM \(.tableNames) WHERE name = 'schema_version'") else { return 0 }
        let found = try connection.first("SELECT version FROM schema_version") { Int($0.integer(0)) } ?? 0
        guard found <= known else { throw .newerSchema(found: found, known: known) }
        return found
    }
}
