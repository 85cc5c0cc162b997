import CalendarModel
import Testing

@testable import Storage

struct BrowsingStoreTests {
    @Test(arguments: TestEngine.available)
    func `a calendar is found by its path, its home without regard to case`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar("anna")
            let placed = try #require(try await store.calendar(at: name("ANNA"), name("calendar")))
            #expect(placed.calendar == calendar)
            #expect(try await store.principal(calendar.owner) == placed.owner)
            #expect(placed.owner.addresses == ["anna@example.org"])
            #expect(try await store.calendar(at: name("anna"), name("Calendar")) == nil)
            #expect(try await store.calendar(at: name("bert"), name("calendar")) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an object is found with its calendar, and its absence is told from that of the calendar`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar("anna").id
            _ = try await store.apply([put("a")], to: id, by: .house, at: now)
            let placed = try #require(try await store.object(at: name("anna"), name("calendar"), "a.ics"))
            #expect(try await store.object(named: "a.ics", in: id) == placed.object)
            #expect(try await store.calendar(id) == placed.calendar)
            #expect(placed.owner.addresses == ["anna@example.org"])
            let absent = try #require(try await store.object(at: name("anna"), name("calendar"), "b.ics"))
            #expect(absent.object == nil && absent.calendar == placed.calendar)
            #expect(try await store.object(at: name("anna"), name("work"), "a.ics") == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `members come in pages in the order of creation, with the lengths of their letters`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply(["c", "a", "b"].map { put($0) }, to: id, by: .house, at: now)
            let first = try await store.members(of: id, after: ObjectID(rawValue: 0), limit: 2)
            #expect(first.map(\.name) == ["c.ics", "a.ics"])
            let rest = try await store.members(of: id, after: first[1].id, limit: 2)
            #expect(rest.map(\.name) == ["b.ics"])
            for member in first + rest {
                #expect(try await store.object(named: member.name, in: id)?.summary == member)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `many are found by name and by number, those that are gone are left out`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            let other = try await store.someCalendar("bert").id
            _ = try await store.apply((0..<600).map { put("e\($0)") }, to: id, by: .house, at: now)
            _ = try await store.apply([put("x")], to: other, by: .house, at: now)
            let names = (0..<600).map { "e\($0).ics" }
            #expect(try await Set(store.members(named: names + ["x.ics"], in: id).map(\.name)) == Set(names))
            let objects = try await store.objects(named: Array(names.prefix(3)) + ["x.ics"], in: id)
            #expect(Set(objects.map(\.name)) == Set(names.prefix(3)))
            #expect(try await store.members(named: [], in: id) == [])
            let ids = try await store.members(named: names, in: id).map(\.id).sorted { $0.rawValue > $1.rawValue }
            let found = try await store.objects([ObjectID(rawValue: 9999)] + ids)
            #expect(found.map(\.id) == ids)
        }
    }
}
