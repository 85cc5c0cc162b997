import CalendarModel
import Storage
import TestSupport
import Testing

@testable import PostgreSQLStorage

@Suite(.enabled(if: PostgreSQLCluster.isInstalled, "no PostgreSQL server is installed"))
struct PostgreSQLDatabaseTests {
    @Test func `every session waits for the disk`() async throws {
        let database = try open()
        let found = try await database.write { connection throws(CalendarStoreError) in
            try connection.first("SELECT current_setting('synchronous_commit')") { $0.text(0) }
        }
        #expect(found == "on")
        await database.close()
    }

    @Test func `writes are serializable and reads write nothing`() async throws {
        let database = try open()
        let level = try await database.write { connection throws(CalendarStoreError) in
            try connection.first("SELECT current_setting('transaction_isolation')") { $0.text(0) }
        }
        #expect(level == "serializable")
        await #expect(throws: CalendarStoreError.self) {
            _ = try await database.read { connection throws(CalendarStoreError) in
                try connection.execute("CREATE TABLE never (a BIGINT)")
            }
        }
        await database.close()
    }

    @Test func `values come back as they were bound`() async throws {
        let database = try open()
        let none: String? = nil
        let octets = (0...255).map { UInt8($0) }
        let row = try await database.read { connection throws(CalendarStoreError) in
            try connection.first(
                "SELECT \(Int64.min), \("äß☀"), \(octets), \(none), \(""), \([UInt8]()), CAST(7 AS SMALLINT)"
            ) {
                row in
                #expect(row.integer(0) == .min && row.text(1) == "äß☀" && row.bytes(2) == octets)
                #expect(row.isNull(3) && !row.isNull(4) && !row.isNull(5))
                #expect(row.text(4) == "" && row.bytes(5) == [] && row.integer(6) == 7)
                return true
            }
        }
        #expect(row == true)
        await database.close()
    }

    @Test func `a connection that broke is replaced`() async throws {
        var settings = PostgreSQLSettings()
        settings.connections = 1
        let database = try open(settings)
        let other = try open()
        for _ in 0..<3 {
            let process = try await database.read { connection throws(CalendarStoreError) in
                try connection.first("SELECT CAST(pg_backend_pid() AS BIGINT)") { $0.integer(0) } ?? 0
            }
            _ = try await other.read { connection throws(CalendarStoreError) in
                try connection.exists("SELECT pg_terminate_backend(CAST(\(process) AS INTEGER), 10000)")
            }
            let next = try await database.write { connection throws(CalendarStoreError) in
                try connection.first("SELECT CAST(pg_backend_pid() AS BIGINT)") { $0.integer(0) } ?? 0
            }
            #expect(next != process)
        }
        await database.close()
        await other.close()
    }

    /// Two transactions that each read what the other writes have no order; one of them is run again.
    @Test func `transactions without an order are run again until they have one`() async throws {
        let schema = "retries"
        let maker = try open()
        _ = try await maker.write { connection throws(CalendarStoreError) in
            try connection.execute(SQL(stringLiteral: "CREATE SCHEMA \(schema)"))
            try connection.execute(SQL(stringLiteral: "CREATE TABLE \(schema).counter (id BIGINT, value BIGINT)"))
            try connection.execute(SQL(stringLiteral: "INSERT INTO \(schema).counter VALUES (1, 0)"))
        }
        let databases = [try open(), try open(), try open()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await databases[number % 3].write { connection throws(CalendarStoreError) in
                        let value = try connection.first("SELECT value FROM retries.counter WHERE id = 1") {
                            $0.integer(0)
                        }
                        try connection.execute(
                            "UPDATE retries.counter SET value = \((value ?? 0) + 1) WHERE id = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        let value = try await maker.read { connection throws(CalendarStoreError) in
            try connection.first("SELECT value FROM retries.counter") { $0.integer(0) }
        }
        #expect(value == 60)
        for database in databases + [maker] { await database.close() }
    }

    @Test(arguments: [
        "postgresql://anna:s3cret-pass@127.0.0.1:1/turnus?connect_timeout=2",
        "host=127.0.0.1 port=1 user=anna password=s3cret-pass dbname=turnus",
        "postgresql://anna:s3cret-pass@127.0.0.1:1/turnus?nonsense=s3cret-pass",
        "host=127.0.0.1 password='s3cret-pass",
    ])
    func `no message holds the password`(url: String) async throws {
        do throws(CalendarStoreError) {
            let database = try PostgreSQLDatabase(url: url, randomNumbers: SystemRandomNumberGenerator())
            try await database.read { _ throws(CalendarStoreError) in }
            Issue.record("nobody should have answered")
        } catch {
            #expect(!"\(error)".contains("s3cret"))
            guard case .unavailable = error else {
                Issue.record(error)
                return
            }
        }
    }

    @Test func `whoever the server does not let in is told so`() async throws {
        let cluster = try #require(PostgreSQLCluster.shared)
        let url = "postgresql:///no-such-database?host=\(cluster.directory)&user=nobody-we-know"
        let database = try PostgreSQLDatabase(url: url, randomNumbers: SystemRandomNumberGenerator())
        await #expect(throws: CalendarStoreError.self) { try await database.read { _ throws(CalendarStoreError) in } }
        await database.close()
    }

    @Test func `a closed database refuses`() async throws {
        let database = try open()
        try await database.read { _ throws(CalendarStoreError) in }
        await database.close()
        await #expect(throws: CalendarStoreError.unavailable(reason: "the database is closed")) {
            try await database.read { _ throws(CalendarStoreError) in }
        }
        await #expect(throws: CalendarStoreError.unavailable(reason: "the database is closed")) {
            try await database.write { _ throws(CalendarStoreError) in }
        }
    }

    @Test func `readers have connections that writers cannot take`() async throws {
        let database = try open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask { try await database.write { _ throws(CalendarStoreError) in } }
                group.addTask { try await database.read { _ throws(CalendarStoreError) in } }
            }
            try await group.waitForAll()
        }
        #expect(database.statistics.reads == 40 && database.statistics.writes == 40)
        await database.close()
    }

    private func open(_ settings: PostgreSQLSettings = PostgreSQLSettings()) throws -> PostgreSQLDatabase {
        let cluster = try #require(PostgreSQLCluster.shared)
        return try PostgreSQLDatabase(
            url: cluster.url(schema: "public"), settings: settings, randomNumbers: SystemRandomNumberGenerator())
    }
}
