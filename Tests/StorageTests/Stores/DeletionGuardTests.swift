import CalendarModel
import Chronology
import Testing

@testable import Storage

struct DeletionGuardTests {
    private static let phone = "Phone/1.0"

    /// Deletes those objects one request after the other, `pause` seconds apart.
    private func delete(
        _ numbers: Range<Int>, from calendar: CalendarCollection, in store: Store, with agent: String = phone,
        at start: Int64 = 100, pause: Int64 = 1
    ) async throws {
        for (step, number) in numbers.enumerated() {
            let author = Author(principal: calendar.owner, agent: agent)
            _ = try await store.apply(
                [ObjectChange(name: "e\(number).ics", action: .delete)], to: calendar.id, by: author,
                at: at(start + Int64(step) * pause))
        }
    }

    private func filled(_ count: Int, _ store: Store) async throws -> CalendarCollection {
        let calendar = try await store.someCalendar()
        _ = try await store.apply((0..<count).map { put("e\($0)") }, to: calendar.id, by: .house, at: now)
        return calendar
    }

    @Test(arguments: TestEngine.available)
    func `what one client deletes of more than half a calendar is held, from its first to its last`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await filled(60, store)
            try await delete(0..<30, from: calendar, in: store)
            #expect(try await store.bursts(in: calendar.id) == [])
            try await delete(30..<40, from: calendar, in: store, at: 200)
            let burst = try #require(try await store.bursts(in: calendar.id).first)
            #expect(burst.count == 40 && burst.started == at(100) && burst.latest == at(209))
            #expect(burst.author == Author(principal: calendar.owner, agent: Self.phone))
            #expect(try await store.forgetRevisions(before: at(100 * day)) == 0)
            #expect(try await store.revisions(of: burst.id).map(\.uid) == (0..<40).reversed().map { "e\($0)" })
            // Those of others are forgotten as ever.
            _ = try await store.apply([put("e50", text: "2")], to: calendar.id, by: .house, at: at(300))
            #expect(try await store.forgetRevisions(before: at(100 * day)) == 1)
            try await store.releaseBurst(burst.id)
            #expect(try await store.bursts(in: calendar.id) == [])
            #expect(try await store.forgetRevisions(before: at(100 * day)) == 40)
        }
    }

    @Test(arguments: TestEngine.available)
    func `few, slow or shared deletions are nobody's accident`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await filled(60, store)
            try await delete(0..<19, from: calendar, in: store)
            // Never more than ten within the window, though none comes long after the one before.
            try await delete(19..<45, from: calendar, in: store, with: "Slow/1", at: 1000, pause: 60)
            try await delete(45..<60, from: calendar, in: store, with: "Other/2", at: 9000)
            #expect(try await store.bursts(in: calendar.id) == [])
            #expect(try await store.calendar(calendar.id).objectCount == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one request that deletes everything is held at once, and told of once`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await filled(25, store)
            #expect(try await store.unreportedBursts() == [])
            let changes = (0..<25).map { ObjectChange(name: "e\($0).ics", action: .delete) }
            _ = try await store.apply(changes, to: calendar.id, by: .house, at: at(100))
            let bursts = try await store.unreportedBursts()
            #expect(bursts.map(\.count) == [25] && bursts.map(\.author) == [.house])
            #expect(try await store.unreportedBursts() == [])
            #expect(try await store.bursts(in: calendar.id) == bursts)
            try await store.removeCalendar(calendar.id, at: at(200))
            #expect(try await store.sweep() == 0)
        }
    }

    @Test func `with a share of a hundred nothing is ever held`() async throws {
        try await TestEngine.sqlite.withPlace { place in
            let store = try await Store(
                try place.open(), expander: KnownObjects([:]), history: HistoryRules(deletionShare: 100))
            let calendar = try await filled(40, store)
            try await delete(0..<40, from: calendar, in: store)
            #expect(try await store.bursts(in: calendar.id) == [])
            await store.close()
        }
    }
}
