import CalendarModel
import Foundation
import Storage
import Synchronization
import Testing

@testable import SQLiteStorage

struct SQLiteDatabaseTests {
    @Test func `the file is its owner's alone, and so is what SQLite puts beside it`() async throws {
        try await withDirectory { directory in
            let database = try SQLiteDatabase(path: directory + "/deep/er/turnus.db")
            try await fill(database)
            #expect(try permissions(directory + "/deep") == 0o700)
            for name in try FileManager.default.contentsOfDirectory(atPath: directory + "/deep/er") {
                #expect(try permissions(directory + "/deep/er/" + name) == 0o600, "\(name)")
            }
            await database.close()
        }
    }

    @Test func `a commit is on disk when it returns, and foreign keys hold`() async throws {
        try await withDirectory { directory in
            let database = try SQLiteDatabase(path: directory + "/turnus.db")
            for (pragma, value): (SQL, Int64) in [
                ("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1), ("PRAGMA temp_store", 2),
            ] {
                let found = try await database.write { connection throws(CalendarStoreError) in
                    try connection.first(pragma) { $0.integer(0) }
                }
                #expect(found == value)
            }
            let mode = try await database.read { connection throws(CalendarStoreError) in
                try connection.first("PRAGMA journal_mode") { $0.text(0) }
            }
            #expect(mode == "wal")
            await database.close()
        }
    }

    @Test func `a page that a transaction changes again and again is written once`() async throws {
        try await withDirectory { directory in
            let database = try SQLiteDatabase(path: directory + "/turnus.db")
            let rows: Int64 = 16_000
            try await database.write { connection throws(CalendarStoreError) in
                try connection.execute(
                    "CREATE TABLE row (place \(.integer) PRIMARY KEY, octets \(.bytes)) \(.clustered)")
                // Each row is on another page than the one before it, all in all some six megabytes.
                for number in 0..<rows {
                    let octets = [UInt8](repeating: 1, count: 300)
                    try connection.execute("INSERT INTO row VALUES (\(number * 7919 % rows), \(octets))")
                }
            }
            let pages = try await database.read { connection throws(CalendarStoreError) in
                try connection.first("PRAGMA page_count") { Int($0.integer(0)) }
            }
            let log = try FileManager.default.attributesOfItem(atPath: directory + "/turnus.db-wal")[.size] as? Int
            #expect(try #require(log) < 2 * 4096 * #require(pages))
            await database.close()
        }
    }

    @Test func `values come back as they were bound`() async throws {
        try await withDirectory { directory in
            let database = try SQLiteDatabase(path: directory + "/turnus.db")
            let none: String? = nil
            let row = try await database.write { connection throws(CalendarStoreError) in
                try connection.first(
                    "SELECT \(Int64.min), \("ä\u{0}b"), \([UInt8]([0, 255])), \(none), \(""), \([UInt8]())"
                ) {
                    row in
                    #expect(row.isNull(3) && !row.isNull(4) && !row.isNull(5))
                    #expect(row.optionalText(3) == nil && row.optionalInteger(0) == .min)
                    #expect(row.text(1) == "ä\u{0}b" && row.bytes(2) == [0, 255])
                    #expect(row.text(4) == "" && row.bytes(5) == [])
                    return true
                }
            }
            #expect(row == true)
            await database.close()
        }
    }

    @Test func `who waits longer than the busy time for another process is told so`() async throws {
        try await withDirectory { directory in
            let holder = try SQLiteDatabase(path: directory + "/turnus.db")
            var settings = SQLiteSettings()
            settings.busyTimeout = .milliseconds(30)
            let other = try SQLiteDatabase(path: directory + "/turnus.db", settings: settings)
            try await fill(holder)
            let isHeld = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let held: Void = holder.write { _ throws(CalendarStoreError) in
                isHeld.signal()
                mayEnd.wait()
            }
            await wait(for: isHeld)
            await #expect(throws: CalendarStoreError.busy) { try await add(1, to: other) }
            // Readers do not wait for writers.
            #expect(try await count(other) == 0)
            mayEnd.signal()
            try await held
            try await add(1, to: other)
            #expect(try await count(holder) == 1)
            await holder.close()
            await other.close()
        }
    }

    /// A process that writes without a pause leaves room for another: each of its groups may be the last before
    /// the other's turn.
    @Test func `a writer without a pause does not shut another process out`() async throws {
        try await withDirectory { directory in
            let importer = try SQLiteDatabase(path: directory + "/turnus.db")
            let server = try SQLiteDatabase(path: directory + "/turnus.db")
            try await fill(importer)
            let isDone = Mutex(false)
            async let commits: Int = {
                var commits = 0
                while !isDone.withLock({ $0 }) {
                    try await add(50, to: importer)
                    commits += 1
                }
                return commits
            }()
            for _ in 0..<20 { try await add(1, to: server) }
            isDone.withLock { $0 = true }
            let found = try await commits
            #expect(try await count(server) == found * 50 + 20)
            await importer.close()
            await server.close()
        }
    }

    @Test func `a full disk is named, loses nothing and does not stop the readers`() async throws {
        try await withDirectory { directory in
            var settings = SQLiteSettings()
            settings.maximumPages = 40
            let database = try SQLiteDatabase(path: directory + "/turnus.db", settings: settings)
            try await fill(database)
            var written = 0
            do throws(CalendarStoreError) {
                while written < 100_000 {
                    try await add(20, to: database)
                    written += 20
                }
            } catch {
                #expect(error == .full)
            }
            #expect(written < 100_000)
            #expect(try await count(database) == written)
            await #expect(throws: CalendarStoreError.full) { try await add(1000, to: database) }
            _ = try await database.write { connection throws(CalendarStoreError) in
                try connection.execute("DELETE FROM t")
            }
            try await add(1, to: database)
            #expect(try await count(database) == 1)
            await database.close()
        }
    }

    @Test func `a directory that is a file cannot hold a database`() async throws {
        try await withDirectory { directory in
            try Data("x".utf8).write(to: URL(fileURLWithPath: directory + "/file"))
            let path = directory + "/file/turnus.db"
            #expect(throws: CalendarStoreError.notPermitted(path: path)) { _ = try SQLiteDatabase(path: path) }
            #expect(throws: CalendarStoreError.notPermitted(path: directory)) {
                _ = try SQLiteDatabase(path: directory)
            }
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `a directory that may not be written is named`() async throws {
        try await withDirectory { directory in
            chmod(directory, 0o500)
            let path = directory + "/turnus.db"
            #expect(throws: CalendarStoreError.notPermitted(path: path)) { _ = try SQLiteDatabase(path: path) }
            chmod(directory, 0o700)
        }
    }

    @Test func `a file that is no database is left alone and named`() async throws {
        try await withDirectory { directory in
            let path = directory + "/turnus.db"
            let text = Data(String(repeating: "BEGIN:VCALENDAR\r\n", count: 400).utf8)
            try text.write(to: URL(fileURLWithPath: path))
            #expect(throws: CalendarStoreError.unavailable(reason: "\(path) is not an SQLite database")) {
                _ = try SQLiteDatabase(path: path)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
        }
    }

    @Test func `a closed database refuses, and has written what was begun`() async throws {
        try await withDirectory { directory in
            let database = try SQLiteDatabase(path: directory + "/turnus.db")
            try await fill(database)
            async let one: Void = add(1, to: database)
            try await one
            await database.close()
            await #expect(throws: CalendarStoreError.self) { try await add(1, to: database) }
            let again = try SQLiteDatabase(path: directory + "/turnus.db")
            #expect(try await count(again) == 1)
            await again.close()
        }
    }

    @Test func `a group ends when its time is over`() async throws {
        try await withDirectory { directory in
            var settings = SQLiteSettings()
            settings.groupSize = 10
            let database = try SQLiteDatabase(path: directory + "/turnus.db", settings: settings)
            try await fill(database)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 { group.addTask { try await add(1, to: database) } }
                try await group.waitForAll()
            }
            #expect(database.statistics.largestGroup <= 10)
            #expect(try await count(database) == 100)
            await database.close()
        }
    }
}

private func fill(_ database: SQLiteDatabase) async throws(CalendarStoreError) {
    _ = try await database.write { connection throws(CalendarStoreError) in
        try connection.execute("CREATE TABLE t (a INTEGER, b BLOB)")
    }
}

private func add(_ rows: Int, to database: SQLiteDatabase) async throws(CalendarStoreError) {
    try await database.write { connection throws(CalendarStoreError) in
        for row in 0..<rows {
            try connection.execute("INSERT INTO t (a, b) VALUES (\(row), \([UInt8](repeating: 7, count: 300)))")
        }
    }
}

private func count(_ database: SQLiteDatabase) async throws(CalendarStoreError) -> Int? {
    try await database.read { connection throws(CalendarStoreError) in
        try connection.first("SELECT COUNT(*) FROM t") { Int($0.integer(0)) }
    }
}

private func wait(for semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { done in
        DispatchQueue.global().async {
            semaphore.wait()
            done.resume()
        }
    }
}

private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

private func withDirectory(_ body: (String) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "turnus-sqlite-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(atPath: directory) }
    try await body(directory)
}
