import CalendarModel
import Chronology
import Storage
import Testing

struct PushStoreTests {
    private func draft(
        _ calendar: CalendarCollection, token: String = "T", endpoint: String = "https://push.example.org/1"
    ) -> PushRegistration {
        PushRegistration(
            token: token, principal: calendar.owner, collection: .calendar(calendar.id), endpoint: endpoint,
            publicKey: [4, 1], secret: [2], wantsContent: true, wantsProperties: true, expires: at(day))
    }

    private func due(_ store: Store, _ seconds: Int64 = 0) async throws -> [DuePush] {
        try await store.duePushes(at: at(seconds), limit: 10)
    }

    @Test(arguments: TestEngine.available)
    func `what changes after the registration is due, until it is told`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("before")], to: calendar.id, by: .house, at: now)
            #expect(try await store.registerPush(draft(calendar), limit: 5, at: now) == "T")
            #expect(try await due(store).isEmpty)
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            let first = try #require(try await due(store).first)
            #expect(first.hasNewContent)
            #expect(!first.hasNewProperties)
            #expect(first.registration == draft(calendar))
            try await store.notePush(token: "T", upTo: first.revision)
            #expect(try await due(store).isEmpty)
            try await store.setProperties(calendar.properties, dead: [], of: calendar.id, at: now)
            let second = try #require(try await due(store).first)
            #expect(!second.hasNewContent)
            #expect(second.hasNewProperties)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a home is watched, too`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            var draft = draft(calendar)
            draft.collection = .home(calendar.owner)
            _ = try await store.registerPush(draft, limit: 5, at: now)
            #expect(try await due(store).isEmpty)
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            #expect(try await due(store).first?.registration.collection == .home(calendar.owner))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same endpoint is renewed, others are counted`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            #expect(try await store.registerPush(draft(calendar), limit: 1, at: now) == "T")
            #expect(try await store.registerPush(draft(calendar, token: "U"), limit: 1, at: now) == "T")
            let other = draft(calendar, token: "V", endpoint: "https://push.example.org/2")
            #expect(try await store.registerPush(other, limit: 1, at: now) == nil)
            #expect(try await !store.removePush(token: "T", of: PrincipalID(rawValue: 99), at: now))
            #expect(try await store.removePush(token: "T", of: calendar.owner, at: now))
            #expect(try await !store.removePush(token: "T", of: calendar.owner, at: now))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what failed waits, and what has expired is gone`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.registerPush(draft(calendar), limit: 5, at: now)
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            try await store.postponePush(token: "T", until: at(hour))
            #expect(try await due(store).isEmpty)
            #expect(try await due(store, hour).first?.attempts == 1)
            #expect(try await due(store, day).isEmpty)
            try await store.forgetExpiredPushes(at: at(day))
            #expect(try await due(store, hour).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever made the change is not told of it, of anything else they are`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.registerPush(draft(calendar), limit: 5, at: now)
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            try await store.skipPush(tokens: ["T"], of: calendar.owner, in: calendar.id, member: "a.ics")
            #expect(try await due(store).isEmpty)
            _ = try await store.apply([put("b")], to: calendar.id, by: .house, at: now)
            _ = try await store.apply([put("c")], to: calendar.id, by: .house, at: now)
            try await store.skipPush(tokens: ["T"], of: calendar.owner, in: calendar.id, member: "c.ics")
            #expect(try await due(store).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a registration goes with its calendar`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.registerPush(draft(calendar), limit: 5, at: now)
            try await store.removeCalendar(calendar.id, at: now)
            #expect(try await !store.removePush(token: "T", of: calendar.owner, at: now))
        }
    }
}
