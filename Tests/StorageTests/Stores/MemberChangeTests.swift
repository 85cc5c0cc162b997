import CalendarModel
import Testing

@testable import Storage

struct MemberChangeTests {
    @Test(arguments: TestEngine.available)
    func `each member comes once with its last change, those that are gone without a member`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let id = calendar.id
            _ = try await store.apply([put("a"), put("b"), put("c")], to: id, by: .house, at: now)
            _ = try await store.apply([put("a", text: "2")], to: id, by: .house, at: now)
            _ = try await store.apply([ObjectChange(name: "b.ics", action: .delete)], to: id, by: .house, at: now)
            try await store.setProperties(calendar.properties, dead: [], of: id, at: now)
            let changes = try await store.memberChanges(in: id, after: 0, limit: 9)
            #expect(changes.map(\.name) == ["c.ics", "a.ics", "b.ics"])
            #expect(changes.map(\.revision) == [3, 4, 5])
            #expect(changes.map { $0.member?.name } == ["c.ics", "a.ics", nil])
            #expect(try await store.memberChanges(in: id, after: 4, limit: 9).map(\.name) == ["b.ics"])
            #expect(try await store.memberChanges(in: id, after: 6, limit: 9) == [])
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                _ = try await store.memberChanges(in: CalendarID(rawValue: 99), after: 0, limit: 9)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `pages that go on after the last revision miss nothing`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply((0..<7).map { put("e\($0)") }, to: id, by: .house, at: now)
            _ = try await store.apply([put("e2", text: "2")], to: id, by: .house, at: now)
            var names: [String] = []
            var revision: Int64 = 0
            while true {
                let page = try await store.memberChanges(in: id, after: revision, limit: 2)
                guard let last = page.last else { break }
                names += page.map(\.name)
                revision = last.revision
            }
            #expect(names == ["e0", "e1", "e3", "e4", "e5", "e6", "e2"].map { $0 + ".ics" })
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deleted name that came back is there, and its UID was free at once`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply([put("a")], to: id, by: .house, at: now)
            let again = ObjectChange(name: "b.ics", action: .put(event("a")))
            _ = try await store.apply(
                [ObjectChange(name: "a.ics", action: .delete), again], to: id, by: .house, at: now)
            _ = try await store.apply(
                [ObjectChange(name: "b.ics", action: .delete), put("a")], to: id, by: .house, at: now)
            let changes = try await store.memberChanges(in: id, after: 1, limit: 9)
            #expect(changes.map(\.name) == ["b.ics", "a.ics"])
            #expect(changes.map { $0.member == nil } == [true, false])
        }
    }

    @Test func `changes are read along the journal, without a scan or a sort`() async throws {
        let plan = try await queryPlan(memberChangeQuery(in: CalendarID(rawValue: 1), after: 5, limit: 100))
        #expect(plan.contains { $0.contains("SEARCH j USING PRIMARY KEY (calendar=? AND revision>?)") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}

/// What SQLite means to do for a statement, on a fresh store.
func queryPlan(_ query: SQL) async throws -> [String] {
    var plan: [String] = []
    try await TestEngine.sqlite.withStore { store in
        plan = try await store.database.read { connection throws(CalendarStoreError) in
            try connection.rows("EXPLAIN QUERY PLAN \(query)") { $0.text(3) }
        }
    }
    return plan
}
