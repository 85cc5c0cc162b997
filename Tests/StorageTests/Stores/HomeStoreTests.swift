import CalendarModel
import Chronology
import Testing

@testable import Storage

struct HomeStoreTests {
    private let properties = CalendarProperties(displayName: "Work")

    @Test(arguments: TestEngine.available)
    func `every change of a calendar is a change of its home`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let owner = calendar.owner
            let key = try await store.home(of: owner).syncKey
            #expect(try await store.home(of: owner).revision == 1)
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            #expect(try await store.home(of: owner).revision == 2)
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            #expect(try await store.home(of: owner).revision == 2)
            try await store.setProperties(properties, dead: [], of: calendar.id, at: at(5))
            #expect(try await store.home(of: owner) == HomeState(revision: 3, syncKey: key))
            #expect(try await store.calendar(calendar.id).modified == at(5))
            _ = try await store.addCalendar(
                named: name("work"), of: owner, properties: properties, dead: [], at: now)
            let changes = try await store.homeChanges(of: owner, after: 2, limit: 9)
            #expect(changes.map(\.revision) == [3, 4])
            #expect(changes.map(\.name.value) == ["calendar", "work"])
            #expect(try await store.homeChanges(of: owner, after: 2, limit: 1).map(\.revision) == [3])
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                _ = try await store.home(of: PrincipalID(rawValue: 99))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a removed calendar is told of until its name is there again`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let owner = calendar.owner
            try await store.removeCalendar(calendar.id, at: now)
            let gone = HomeChange(revision: 2, name: calendar.name, calendar: nil)
            #expect(try await store.homeChanges(of: owner, after: 1, limit: 9) == [gone])
            let again = try await store.addCalendar(
                named: calendar.name, of: owner, properties: properties, dead: [], at: now)
            #expect(again.syncKey != calendar.syncKey)
            let back = HomeChange(revision: 3, name: calendar.name, calendar: again)
            #expect(try await store.homeChanges(of: owner, after: 1, limit: 9) == [back])
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a copied calendar has everything of the other once more, and a journal of its own`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar("anna")
            let id = calendar.id
            _ = try await store.apply([put("a"), put("b")], to: id, by: .house, at: now)
            let object = try #require(try await store.object(named: "b.ics", in: id))
            let property = DeadProperty(namespace: "urn:x", name: "p", octets: Array("<p/>".utf8))
            try await store.change([.set(property)], of: .object(object.id), at: now)
            try await store.copyCalendar(
                id, to: name("copy"), of: calendar.owner, isDeep: true, replacing: false, at: at(5))
            let copy = try #require(try await store.calendar(named: name("copy"), of: calendar.owner))
            #expect(copy.objectCount == 2 && copy.revision == 2 && copy.syncKey != calendar.syncKey)
            let changes = try await store.changes(in: copy.id, after: 0, limit: 9)
            #expect(changes.map(\.name) == ["a.ics", "b.ics"] && changes.map(\.revision) == [1, 2])
            let made = try #require(try await store.object(named: "b.ics", in: copy.id))
            #expect(made.octets == object.octets && made.entityTag == object.entityTag && made.id != object.id)
            let owner = PropertyOwner.object(made.id)
            #expect(try await store.deadProperties(of: [owner]) == [owner: [property]])
            let window = Span(from: now.advanced(bySeconds: -400_000_000), to: now.advanced(bySeconds: 400_000_000))!
            let theirs = try await store.occurrences(in: [id], during: window, floatingIn: .utc)
            let ours = try await store.occurrences(in: [copy.id], during: window, floatingIn: .utc)
            #expect(ours.map(\.occurrence) == theirs.map(\.occurrence))
            await #expect(throws: CalendarStoreError.nameTaken("copy")) {
                try await store.copyCalendar(
                    id, to: name("copy"), of: calendar.owner, isDeep: true, replacing: false, at: now)
            }
            try await store.copyCalendar(
                id, to: name("copy"), of: calendar.owner, isDeep: false, replacing: true, at: now)
            #expect(try await store.calendar(named: name("copy"), of: calendar.owner)?.objectCount == 0)
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a moved calendar leaves one name and takes another, with everything in it`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar("anna")
            let other = try await store.someCalendar("bert")
            let id = calendar.id
            _ = try await store.apply([put("a")], to: id, by: .house, at: now)
            await #expect(throws: CalendarStoreError.nameTaken("calendar")) {
                try await store.moveCalendar(id, to: name("calendar"), of: other.owner, replacing: false, at: now)
            }
            try await store.moveCalendar(id, to: name("work"), of: calendar.owner, replacing: false, at: now)
            var changes = try await store.homeChanges(of: calendar.owner, after: 2, limit: 9)
            #expect(changes.map(\.name.value) == ["calendar", "work"])
            #expect(changes.map { $0.calendar?.id } == [nil, id])
            #expect(Set(changes.map(\.revision)).count == 2)
            try await store.moveCalendar(id, to: name("anna"), of: other.owner, replacing: false, at: now)
            changes = try await store.homeChanges(of: other.owner, after: 1, limit: 9)
            #expect(changes.map { $0.calendar?.id } == [id])
            #expect(try await store.calendars(of: calendar.owner) == [])
            #expect(try await store.object(named: "a.ics", in: id) != nil)
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                try await store.moveCalendar(
                    CalendarID(rawValue: 99), to: name("x"), of: other.owner, replacing: false, at: now)
            }
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a calendar that makes room is gone when the other one is there`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar("anna")
            let other = try await store.someCalendar("bert")
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            _ = try await store.apply([put("b")], to: other.id, by: .house, at: now)
            try await store.moveCalendar(
                calendar.id, to: name("calendar"), of: other.owner, replacing: true, at: now)
            #expect(try await store.calendars(of: other.owner).map(\.id) == [calendar.id])
            #expect(try await store.calendars([other.id]) == [])
            #expect(try await store.object(named: "b.ics", in: other.id) == nil)
            #expect(try await store.check() == [])
        }
    }
}
