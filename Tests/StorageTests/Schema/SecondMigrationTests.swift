import CalendarModel
import Chronology
import Testing

@testable import Storage

struct SecondMigrationTests {
    /// A database of version 1 with two principals; the second calendar was never written to.
    private static let rows: [SQL] = [
        """
        INSERT INTO principal (kind, name, name_key, display_name, is_administrator)
        VALUES (1, 'Anna', 'anna', 'Anna', 0), (1, 'bert', 'bert', 'Bert', 0)
        """,
        """
        INSERT INTO calendar
            (owner, name, display_name, details, kinds, is_transparent, revision, object_count)
        VALUES (1, 'work', 'Work', '', 'VEVENT', 0, 2, 0), (2, 'home', 'Home', '', 'VEVENT', 0, 0, 0)
        """,
        "INSERT INTO change (calendar, revision, name, uid, kind, at) VALUES (1, 1, 'a', 'a', 1, 50), (1, 2, 'a', 'a', 3, 70)",
    ]

    @Test(arguments: TestEngine.available)
    func `a database of the first version is brought along with everything in it`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let database = try place.open()
            try await Schema.migrate(database, through: [.first])
            try await database.write { connection throws(CalendarStoreError) in
                for row in Self.rows { try connection.execute(row) }
            }
            let store = try await Store(database, expander: KnownObjects([:]))
            let work = try #require(try await store.calendar(at: name("ANNA"), name("work"))).calendar
            let home = try #require(try await store.calendar(at: name("bert"), name("home"))).calendar
            #expect(work.created == Instant(secondsSinceEpoch: 50) && work.modified == Instant(secondsSinceEpoch: 70))
            #expect(work.revision == 2 && work.journalStart == 0)
            #expect(home.created == Instant(secondsSinceEpoch: 0))
            let homes = try await [store.home(of: work.owner), store.home(of: home.owner)]
            #expect(homes.map(\.revision) == [1, 1])
            let keys = [work.syncKey, home.syncKey] + homes.map(\.syncKey)
            #expect(Set(keys).count == 4 && keys.allSatisfy { $0.count == 16 })
            #expect(try await store.homeChanges(of: work.owner, after: 0, limit: 9).map(\.calendar) == [work])
            _ = try await store.apply([put("b")], to: work.id, by: .house, at: now)
            #expect(try await store.home(of: work.owner).revision == 2)
            #expect(try await store.check() == [])
            await store.close()
        }
    }
}
