import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Storage

struct StoreCheckTests {
    @Test(arguments: TestEngine.available)
    func `a store that was only written through its ports has no faults`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let removed = try await store.someCalendar("bert")
            _ = try await store.apply([put("a"), put("b"), put("c")], to: calendar.id, by: .house, at: now)
            _ = try await store.apply([put("a", text: "2")], to: calendar.id, by: .house, at: now)
            _ = try await store.apply(
                [ObjectChange(name: "b.ics", action: .delete)], to: calendar.id, by: .house, at: now)
            _ = try await store.apply([put("d")], to: removed.id, by: .house, at: now)
            try await store.removeCalendar(removed.id, at: now)
            #expect(try await store.check() == [])
        }
    }

    @Test(
        arguments: TestEngine.available,
        [
            ("UPDATE calendar SET object_count = 7", .objectCount(CalendarID(rawValue: 1), kept: 7, found: 2)),
            ("DELETE FROM change WHERE revision = 1", .journal(CalendarID(rawValue: 1), revision: 2, rows: 1)),
            ("UPDATE calendar_object SET entity_tag = 'x' WHERE id = 2", .letter(ObjectID(rawValue: 2))),
            ("UPDATE occurrence SET object = 9 WHERE object = 1", .orphans(1)),
        ] as [(SQL, StoreFault)])
    func `what was spoiled is found`(engine: TestEngine, spoiled: (by: SQL, fault: StoreFault)) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            _ = try await store.database.write { connection throws(CalendarStoreError) in
                try connection.execute(spoiled.by)
            }
            #expect(try await store.check() == [spoiled.fault])
        }
    }
}
