import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct CalendarStoreTests {
    @Test(arguments: TestEngine.available)
    func `a calendar keeps its properties`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            var properties = CalendarProperties(
                displayName: "Wörk ☀", color: "#00FF88", details: "line\nline", zone: "Europe/Berlin",
                kinds: [.event, .toDo], isTransparent: true)
            let calendar = try await store.addCalendar(
                named: name("work"), of: owner, properties: properties, dead: [], at: now)
            #expect(calendar.properties == properties && calendar.revision == 0 && calendar.objectCount == 0)
            #expect(try await store.calendar(named: name("work"), of: owner) == calendar)
            properties.color = nil
            properties.zone = nil
            properties.kinds = []
            try await store.setProperties(properties, dead: [], of: calendar.id, at: now)
            let changed = try await store.calendar(calendar.id)
            #expect(changed.properties == properties && changed.revision == 1)
            #expect(try await store.changes(in: calendar.id, after: 0, limit: 9).map(\.name) == [""])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a name is taken for one owner and free for another`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna").owner
            let properties = CalendarProperties(displayName: "Work")
            _ = try await store.someCalendar("bert")
            await #expect(throws: CalendarStoreError.nameTaken("calendar")) {
                _ = try await store.addCalendar(
                    named: name("calendar"), of: anna, properties: properties, dead: [], at: now)
            }
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                _ = try await store.addCalendar(
                    named: name("work"), of: PrincipalID(rawValue: 99), properties: properties, dead: [], at: now)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `calendars come in the order asked for without those that are gone`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let first = try await store.someCalendar("anna").id
            let second = try await store.someCalendar("bert").id
            let found = try await store.calendars([second, CalendarID(rawValue: 99), first])
            #expect(found.map(\.id) == [second, first])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a removed calendar leaves nothing behind and its number is not given again`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let changes = (0..<30).map { put("event-\($0)") }
            _ = try await store.apply(changes, to: calendar.id, by: .house, at: now)
            try await store.removeCalendar(calendar.id, at: now)
            #expect(try await store.calendars(of: calendar.owner) == [])
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                _ = try await store.apply([put("late")], to: calendar.id, by: .house, at: now)
            }
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                try await store.removeCalendar(calendar.id, at: now)
            }
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                _ = try await store.changes(in: calendar.id, after: 0, limit: 1)
            }
            #expect(try await store.sweep() == 0)
            let again = try await store.addCalendar(
                named: calendar.name, of: calendar.owner, properties: calendar.properties, dead: [], at: now)
            #expect(again.id.rawValue > calendar.id.rawValue)
            #expect(
                try await store.occurrences(in: [again.id, calendar.id], during: span(-day, day), floatingIn: .utc)
                    == [])
        }
    }
}
