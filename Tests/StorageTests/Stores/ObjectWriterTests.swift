import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct ObjectWriterTests {
    @Test(arguments: TestEngine.available)
    func `what is put is given back octet for octet`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            var event = event("a")
            event.octets = Array(0...255) + [0, 0]
            let outcomes = try await store.apply(
                [ObjectChange(name: "Ä b%20c.ics", action: .put(event))], to: calendar.id, by: .house, at: now)
            let object = try #require(try await store.object(named: "Ä b%20c.ics", in: calendar.id))
            #expect(object.octets == event.octets)
            #expect(outcomes == [.created(object.entityTag)])
            #expect(object.entityTag.value.utf8.count == 32)
            #expect(object.uid == "a" && object.kind == .event && object.created == now && object.modified == now)
            #expect(try await store.object(uid: "a", in: calendar.id) == object)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same octets again change nothing and use no revision`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            let before = try await store.object(named: "a.ics", in: calendar.id)
            let outcomes = try await store.apply([put("a")], to: calendar.id, by: .house, at: at(60))
            #expect(outcomes == [.unchanged(try #require(before?.entityTag))])
            #expect(try await store.object(named: "a.ics", in: calendar.id) == before)
            #expect(try await store.calendar(calendar.id).revision == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `other octets replace the letter and the occurrences and keep the creation`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            let moved = event("a", from: 5 * day, to: 6 * day, text: "moved")
            let outcomes = try await store.apply(
                [ObjectChange(name: "a.ics", action: .put(moved))], to: calendar.id, by: .house, at: at(60))
            let object = try #require(try await store.object(named: "a.ics", in: calendar.id))
            #expect(outcomes == [.updated(object.entityTag)])
            #expect(object.octets == moved.octets && object.created == now && object.modified == at(60))
            let found = try await store.occurrences(in: [calendar.id], during: span(-day, 9 * day), floatingIn: .utc)
            #expect(found.map(\.occurrence) == moved.index.entries)
        }
    }

    @Test(arguments: TestEngine.available)
    func `rfc4791 §5.3.2.1 a UID that another object has is refused with its name`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            await #expect(throws: CalendarStoreError.uidTaken(by: "a.ics")) {
                _ = try await store.apply(
                    [ObjectChange(name: "b.ics", action: .put(event("a")))], to: calendar.id, by: .house, at: now)
            }
            let other = try await store.addCalendar(
                named: name("other"), of: calendar.owner, properties: calendar.properties, dead: [], at: now)
            _ = try await store.apply([put("a")], to: other.id, by: .house, at: now)
        }
    }

    @Test(arguments: TestEngine.available)
    func `rfc4791 §5.3.2.1 an object is not overwritten by one with another UID`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            await #expect(throws: CalendarStoreError.uidTaken(by: "a.ics")) {
                _ = try await store.apply(
                    [ObjectChange(name: "a.ics", action: .put(event("b")))], to: calendar.id, by: .house, at: now)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `preconditions hold inside the transaction`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let stale = EntityTag("0123456789abcdef0123456789abcdef")
            let first = try await store.applyEach(
                [
                    put("a", if: .exists), put("a", if: .matches(stale)), put("a", if: .isAbsent),
                    put("a", text: "2", if: .isAbsent), put("a", text: "2", if: .matches(stale)),
                    put("a", text: "2", if: .exists),
                ], to: calendar.id, by: .house, at: now)
            let tag = EntityTag(of: event("a").octets)
            let next = EntityTag(of: event("a", text: "2").octets)
            #expect(
                first == [
                    .failure(.changedSince(nil)), .failure(.changedSince(nil)), .success(.created(tag)),
                    .failure(.alreadyExists(tag)), .failure(.changedSince(tag)), .success(.updated(next)),
                ])
            let second = try await store.applyEach(
                [
                    ObjectChange(name: "a.ics", action: .delete, precondition: .matches(tag)),
                    ObjectChange(name: "a.ics", action: .delete, precondition: .matches(next)),
                    ObjectChange(name: "a.ics", action: .delete),
                ], to: calendar.id, by: .house, at: now)
            #expect(
                second == [.failure(.changedSince(next)), .success(.deleted), .failure(.noSuchObject)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `one change that fails undoes all of apply and none of applyEach`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let changes = [put("a"), ObjectChange(name: "x.ics", action: .delete), put("b")]
            await #expect(throws: CalendarStoreError.noSuchObject) {
                _ = try await store.apply(changes, to: calendar.id, by: .house, at: now)
            }
            #expect(try await store.calendar(calendar.id) == calendar)
            let outcomes = try await store.applyEach(changes, to: calendar.id, by: .house, at: now)
            #expect(outcomes[1] == .failure(.noSuchObject))
            let after = try await store.calendar(calendar.id)
            #expect(after.objectCount == 2 && after.revision == 2)
            #expect(try await store.object(named: "b.ics", in: calendar.id) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `rfc6578 §3.2 the journal has a row for every revision and no gaps`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            _ = try await store.apply([put("a"), put("b", text: "2")], to: calendar.id, by: .house, at: at(1))
            _ = try await store.applyEach(
                [ObjectChange(name: "a.ics", action: .delete), put("c", if: .exists)], to: calendar.id, by: .house,
                at: at(2))
            let changes = try await store.changes(in: calendar.id, after: 0, limit: 10)
            #expect(changes.map(\.revision) == [1, 2, 3, 4])
            #expect(changes.map(\.name) == ["a.ics", "b.ics", "b.ics", "a.ics"])
            #expect(changes.map(\.kind) == [.created, .created, .updated, .deleted])
            #expect(changes.map(\.uid) == ["a", "b", "b", "a"])
            #expect(changes.map(\.at) == [now, now, at(1), at(2)])
            #expect(try await store.changes(in: calendar.id, after: 1, limit: 2).map(\.revision) == [2, 3])
            #expect(try await store.calendar(calendar.id).revision == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func `writers of one calendar at the same time leave no gap and lose nothing`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<40 {
                    group.addTask {
                        for number in 0..<5 {
                            _ = try await store.apply(
                                [put("e-\(writer)-\(number)")], to: calendar.id, by: .house, at: now)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let after = try await store.calendar(calendar.id)
            #expect(after.objectCount == 200 && after.revision == 200)
            let revisions = try await store.changes(in: calendar.id, after: 0, limit: 1000).map(\.revision)
            #expect(revisions == Array(1...200))
        }
    }
}
