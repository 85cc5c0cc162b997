import CalendarModel
import Chronology
import Testing

@testable import Storage

struct ObjectMoverTests {
    @Test(arguments: TestEngine.available)
    func `a move is one change of both calendars and keeps everything of the object`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let source = try await store.someCalendar("anna").id
            let target = try await store.someCalendar("bert").id
            _ = try await store.apply([put("a"), put("b")], to: source, by: .house, at: now)
            let object = try #require(try await store.object(named: "a.ics", in: source))
            try await store.change([.set(property("p", "1"))], of: .object(object.id), at: now)
            let move = ObjectTransfer(
                .move, from: source, named: "a.ics", if: .matches(object.entityTag), to: target, as: "x.ics",
                replacing: false)
            #expect(try await store.transfer(move, by: .house, at: now) == .created(object.entityTag))
            let moved = try #require(try await store.object(named: "x.ics", in: target))
            #expect(moved.id == object.id && moved.octets == object.octets && moved.created == object.created)
            #expect(try await store.object(named: "a.ics", in: source) == nil)
            #expect(try await store.deadProperties(of: [.object(moved.id)]).count == 1)
            let found = try await store.occurrences(in: [source, target], during: span(0, day), floatingIn: .utc)
            #expect(Set(found.map(\.calendar)) == [source, target])
            #expect(try await store.changes(in: source, after: 2, limit: 9).map(\.kind) == [.deleted])
            #expect(try await store.changes(in: target, after: 0, limit: 9).map(\.kind) == [.created])
            #expect(try await store.home(of: store.calendar(source).owner).revision == 3)
            #expect(try await store.revisions(in: source, uid: nil, limit: 9) == [])
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a move inside a calendar gives the object another name`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply([put("a"), put("b")], to: id, by: .house, at: now)
            func move(_ target: String) async throws -> ObjectOutcome {
                try await store.transfer(
                    ObjectTransfer(.move, from: id, named: "a.ics", to: id, as: target, replacing: true), by: .house,
                    at: now)
            }
            await #expect(throws: CalendarStoreError.uidTaken(by: "b.ics")) { _ = try await move("b.ics") }
            await #expect(throws: CalendarStoreError.self) { _ = try await move("a.ics") }
            _ = try await move("x.ics")
            let changes = try await store.memberChanges(in: id, after: 2, limit: 9)
            #expect(changes.map(\.name) == ["a.ics", "x.ics"])
            #expect(changes.map { $0.member?.uid } == [nil, "a"])
            await #expect(throws: CalendarStoreError.noSuchObject) { _ = try await move("y.ics") }
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a copy is another object, and a UID is one member's only`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let source = try await store.someCalendar("anna").id
            let target = try await store.someCalendar("bert").id
            _ = try await store.apply([put("a")], to: source, by: .house, at: now)
            let object = try #require(try await store.object(named: "a.ics", in: source))
            try await store.change([.set(property("p", "1"))], of: .object(object.id), at: now)
            func copy(to calendar: CalendarID, _ name: String, replacing: Bool = false) async throws -> ObjectOutcome {
                try await store.transfer(
                    ObjectTransfer(.copy, from: source, named: "a.ics", to: calendar, as: name, replacing: replacing),
                    by: .house, at: at(9))
            }
            await #expect(throws: CalendarStoreError.uidTaken(by: "a.ics")) { _ = try await copy(to: source, "x.ics") }
            #expect(try await copy(to: target, "x.ics") == .created(object.entityTag))
            let made = try #require(try await store.object(named: "x.ics", in: target))
            #expect(made.id != object.id && made.octets == object.octets && made.created == at(9))
            #expect(try await store.deadProperties(of: [.object(made.id)]).count == 1)
            await #expect(throws: CalendarStoreError.uidTaken(by: "x.ics")) { _ = try await copy(to: target, "y.ics") }
            await #expect(throws: CalendarStoreError.alreadyExists(object.entityTag)) {
                _ = try await copy(to: target, "x.ics")
            }
            _ = try await store.apply([put("a", text: "2")], to: source, by: .house, at: now)
            let tag = EntityTag(of: Array("letter of a 2".utf8))
            #expect(try await copy(to: target, "x.ics", replacing: true) == .updated(tag))
            #expect(try await store.revisions(in: target, uid: "a", limit: 9).map(\.ending) == [.changed])
            #expect(try await store.calendar(source).revision == 2)
            #expect(try await store.occurrences(in: [target], during: span(0, day), floatingIn: .utc).count == 1)
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a transfer that is refused changes nothing`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let source = try await store.someCalendar("anna").id
            let target = try await store.someCalendar("bert").id
            _ = try await store.apply([put("a")], to: source, by: .house, at: now)
            let other = ObjectChange(name: "a.ics", action: .put(event("other")))
            _ = try await store.apply([other], to: target, by: .house, at: now)
            let tag = EntityTag(of: Array("letter of a ".utf8))
            let stale = ObjectChange.Precondition.matches(EntityTag("stale"))
            let cases: [(ObjectTransfer, CalendarStoreError)] = [
                (
                    .init(.move, from: source, named: "a.ics", if: stale, to: target, as: "x", replacing: true),
                    .changedSince(tag)
                ),
                (
                    .init(.move, from: source, named: "a.ics", to: target, as: "a.ics", replacing: true),
                    .uidTaken(by: "a.ics")
                ),
                (.init(.move, from: source, named: "x", to: target, as: "y", replacing: true), .noSuchObject),
                (
                    .init(.copy, from: source, named: "a.ics", to: .init(rawValue: 99), as: "y", replacing: true),
                    .noSuchCalendar
                ),
            ]
            for (transfer, error) in cases {
                await #expect(throws: error) { _ = try await store.transfer(transfer, by: .house, at: now) }
            }
            #expect(try await store.calendar(source).revision == 1)
            #expect(try await store.calendar(target).revision == 1)
            #expect(try await store.check() == [])
        }
    }
}
