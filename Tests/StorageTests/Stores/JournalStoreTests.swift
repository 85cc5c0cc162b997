import CalendarModel
import Testing

@testable import Storage

/// The journal, and what is no longer in it.
struct JournalStoreTests {
    @Test(arguments: TestEngine.available)
    func `what is old is forgotten up to the first change that is not`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply((0..<2500).map { put("e\($0)") }, to: id, by: .house, at: now)
            _ = try await store.apply([put("e0", text: "2")], to: id, by: .house, at: at(10))
            // The clock was set back: it is older, and stays all the same.
            _ = try await store.apply([put("e1", text: "2")], to: id, by: .house, at: at(5))
            #expect(try await store.forgetChanges(before: now) == 0)
            #expect(try await store.calendar(id).journalStart == 0)
            #expect(try await store.forgetChanges(before: at(10)) == 2500)
            #expect(try await store.calendar(id).journalStart == 2500)
            #expect(try await store.changes(in: id, after: 2500, limit: 9).map(\.revision) == [2501, 2502])
            #expect(try await store.forgetChanges(before: at(11)) == 2)
            #expect(try await store.calendar(id).journalStart == 2502)
            #expect(try await store.calendar(id).objectCount == 2500)
            #expect(try await store.check() == [])
            _ = try await store.apply([put("e2", text: "2")], to: id, by: .house, at: at(20))
            #expect(try await store.memberChanges(in: id, after: 2502, limit: 9).map(\.name) == ["e2.ics"])
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `rfc6578 §3.2 nobody is told less than what happened`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply([put("a"), put("b")], to: id, by: .house, at: now)
            _ = try await store.apply([ObjectChange(name: "a.ics", action: .delete)], to: id, by: .house, at: now)
            _ = try await store.apply([put("c")], to: id, by: .house, at: at(10))
            _ = try await store.forgetChanges(before: at(10))
            for revision in Int64(0)...2 {
                await #expect(throws: CalendarStoreError.forgotten(upTo: 3)) {
                    _ = try await store.memberChanges(in: id, after: revision, limit: 9)
                }
                await #expect(throws: CalendarStoreError.forgotten(upTo: 3)) {
                    _ = try await store.changes(in: id, after: revision, limit: 9)
                }
            }
            #expect(try await store.memberChanges(in: id, after: 3, limit: 9).map(\.name) == ["c.ics"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `readers that race with the forgetting see everything or are told that they do not`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for round in Int64(0)..<60 {
                        let name = "e\(round % 7)"
                        let isThere = try await store.object(named: name + ".ics", in: id) != nil
                        let change = isThere ? ObjectChange(name: name + ".ics", action: .delete) : put(name)
                        try await patiently { try await store.apply([change], to: id, by: .house, at: at(round)) }
                    }
                }
                group.addTask {
                    for round in Int64(0)..<60 {
                        try await patiently { try await store.forgetChanges(before: at(round)) }
                    }
                }
                for _ in 0..<3 {
                    group.addTask { try await Follower(store: store, calendar: id).follow(to: 60) }
                }
                try await group.waitForAll()
            }
            _ = try await store.forgetChanges(before: at(60))
            #expect(try await store.calendar(id).journalStart == 60)
            #expect(try await store.check() == [])
        }
    }
}

/// Writers that meet at one calendar without a pause may be told to come back: here they do.
private func patiently<Result>(_ write: () async throws -> Result) async throws {
    while true {
        do {
            _ = try await write()
            return
        } catch CalendarStoreError.busy {
            continue
        }
    }
}

/// Somebody who keeps a copy of a calendar by its changes, two at a time, and begins afresh where told to.
private struct Follower {
    let store: Store
    let calendar: CalendarID

    func follow(to last: Int64) async throws {
        var known: Set<String> = []
        var revision: Int64 = 0
        while revision < last {
            guard let changes = try await changes(after: revision) else {
                // First what there is, then what happens from then on: as of a revision read before.
                revision = try await store.calendar(calendar).revision
                known = try await names()
                continue
            }
            for change in changes {
                if change.member == nil { known.remove(change.name) } else { known.insert(change.name) }
                revision = change.revision
            }
        }
        #expect(try await names() == known)
    }

    /// Nothing where some of them are forgotten.
    private func changes(after revision: Int64) async throws -> [MemberChange]? {
        do {
            return try await store.memberChanges(in: calendar, after: revision, limit: 2)
        } catch {
            guard case .forgotten(let start) = error else { throw error }
            #expect(start > revision)
            return nil
        }
    }

    private func names() async throws -> Set<String> {
        Set(try await store.members(of: calendar, after: ObjectID(rawValue: 0), limit: 100).map(\.name))
    }
}
