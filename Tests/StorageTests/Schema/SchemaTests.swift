import CalendarModel
import Testing

@testable import Storage

struct SchemaTests {
    @Test func `migrations are numbered from one without gaps`() {
        #expect(Schema.migrations.map(\.version) == Array(1...Schema.migrations.count))
    }

    @Test(arguments: TestEngine.available)
    func `a database from a newer version is refused and left as it is`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let database = try place.open()
            let store = try await Store(database, expander: KnownObjects([:]))
            let calendar = try await store.someCalendar()
            _ = try await database.write { connection throws(CalendarStoreError) in
                try connection.execute("UPDATE schema_version SET version = version + 1")
            }
            let newer = CalendarStoreError.newerSchema(found: Schema.version + 1, known: Schema.version)
            await #expect(throws: newer) { _ = try await Store(database, expander: KnownObjects([:])) }
            #expect(try await store.calendars([calendar.id]) == [calendar])
            await database.close()
        }
    }

    @Test(arguments: TestEngine.available)
    func `only the steps that are missing are made`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let database = try place.open()
            let first = Migration(version: 1, statements: ["CREATE TABLE a (x \(.integer))"])
            let second = Migration(
                version: 2, statements: ["CREATE TABLE b (x \(.integer))", "INSERT INTO a (x) VALUES (\(7))"])
            try await Schema.migrate(database, through: [first])
            try await Schema.migrate(database, through: [first, second])
            try await Schema.migrate(database, through: [first, second])
            let found = try await database.read { connection throws(CalendarStoreError) in
                try connection.rows("SELECT x FROM a") { $0.integer(0) }
            }
            #expect(found == [7])
            await database.close()
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step that fails leaves nothing of all steps`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let database = try place.open()
            let broken = Migration(version: 1, statements: ["CREATE TABLE a (x \(.integer))", "NO SUCH STATEMENT"])
            await #expect(throws: CalendarStoreError.self) { try await Schema.migrate(database, through: [broken]) }
            let mended = Migration(version: 1, statements: ["CREATE TABLE a (x \(.integer))"])
            try await Schema.migrate(database, through: [mended])
            await database.close()
        }
    }

    @Test(arguments: TestEngine.available)
    func `processes that start together make the schema once`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            try await withThrowingTaskGroup(of: Store.self) { group in
                for _ in 0..<5 {
                    // They wait for each other: how long that takes is the disk's affair.
                    group.addTask {
                        try await Store(try place.open(busyTimeout: .seconds(300)), expander: KnownObjects([:]))
                    }
                }
                for try await store in group {
                    #expect(try await store.principals() == [])
                    await store.close()
                }
            }
        }
    }
}
