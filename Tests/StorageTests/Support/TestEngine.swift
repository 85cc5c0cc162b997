import CalendarModel
import Foundation
import PostgreSQLStorage
import SQLiteStorage
import Storage
import Synchronization
import TestSupport
import Testing

/// The databases that every test of the store runs on.
enum TestEngine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgreSQL = "PostgreSQL"

    var testDescription: String { rawValue }

    /// SQLite always, PostgreSQL where a server is installed.
    static let available = allCases.filter { $0 == .sqlite || PostgreSQLCluster.isInstalled }

    /// Tables are made under one lock of the server, and nobody waits for it for ever.
    private static let gate = Gate(places: 8)

    /// Runs `body` with an empty place for a database, which is gone afterwards.
    func withPlace(_ body: (TestPlace) async throws -> Void) async throws {
        await Self.gate.enter()
        defer { Self.gate.leave() }
        let place = try await TestPlace(self)
        do {
            try await body(place)
        } catch {
            await place.remove()
            throw error
        }
        await place.remove()
    }

    /// Runs `body` with a store on an empty database.
    func withStore(
        expander: any OccurrenceExpanding = KnownObjects([:]), _ body: (Store) async throws -> Void
    ) async throws {
        try await withPlace { place in
            let store = try await Store(try place.open(), expander: expander)
            do {
                try await body(store)
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }
}

/// Somewhere a database lies: a file in a directory of its own, or a schema of its own.
struct TestPlace: Sendable {
    let engine: TestEngine
    /// The path of the file, or the address of the server.
    let address: String
    private let directory: String

    private static let count = Mutex(0)

    fileprivate init(_ engine: TestEngine) async throws {
        self.engine = engine
        switch engine {
        case .sqlite:
            directory = NSTemporaryDirectory() + "turnus-storage-" + UUID().uuidString.prefix(8)
            address = directory + "/turnus.db"
        case .postgreSQL:
            guard let cluster = PostgreSQLCluster.shared else { throw TestFailure.noServer }
            let name = "test_\(Self.count.withLock { $0 += 1; return $0 })"
            directory = ""
            address = cluster.url(schema: name)
            let database = try PostgreSQLDatabase(
                url: cluster.url(schema: "public"), randomNumbers: SystemRandomNumberGenerator())
            try await database.write { connection throws(CalendarStoreError) in
                _ = try connection.execute(SQL(stringLiteral: "CREATE SCHEMA \(name)"))
            }
            await database.close()
        }
    }

    /// Another connection to the same data, as another process would have it.
    func open(busyTimeout: Duration = .seconds(10)) throws -> any Database {
        switch engine {
        case .sqlite:
            var settings = SQLiteSettings()
            settings.busyTimeout = busyTimeout
            return try SQLiteDatabase(path: address, settings: settings)
        case .postgreSQL:
            var settings = PostgreSQLSettings()
            settings.busyTimeout = busyTimeout
            return try PostgreSQLDatabase(
                url: address, settings: settings, randomNumbers: SystemRandomNumberGenerator())
        }
    }

    fileprivate func remove() async {
        // A test that failed may have left nothing to remove; schemas go with the server.
        if engine == .sqlite { try? FileManager.default.removeItem(atPath: directory) }
    }
}

enum TestFailure: Error {
    case noServer
    case missing
}
