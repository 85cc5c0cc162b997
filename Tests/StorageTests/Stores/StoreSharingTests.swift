import CalendarModel
import Storage
import Testing

/// Two stores on the same data, as two processes have them: a command beside a running server.
struct StoreSharingTests {
    private func withTwoStores(
        _ engine: TestEngine, _ body: (_ one: Store, _ other: Store) async throws -> Void
    ) async throws {
        try await engine.withPlace { place in
            let databases = (try place.open(), try place.open())
            // Both find nothing there and make it, at the same time.
            async let first = Store(databases.0, expander: KnownObjects([:]))
            async let second = Store(databases.1, expander: KnownObjects([:]))
            let (one, other) = try await (first, second)
            do {
                try await body(one, other)
            } catch {
                await one.close()
                await other.close()
                throw error
            }
            await one.close()
            await other.close()
        }
    }

    @Test(arguments: TestEngine.available)
    func `what one has written the other reads at once`(engine: TestEngine) async throws {
        try await withTwoStores(engine) { one, other in
            let calendar = try await one.someCalendar()
            for round in 1...20 {
                let (writer, reader) = round.isMultiple(of: 2) ? (one, other) : (other, one)
                _ = try await writer.apply([put("a", text: "\(round)")], to: calendar.id, by: .house, at: now)
                let read = try #require(try await reader.object(named: "a.ics", in: calendar.id))
                #expect(read.octets == event("a", text: "\(round)").octets)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `two that write into one calendar lose nothing and share one journal`(engine: TestEngine) async throws {
        try await withTwoStores(engine) { one, other in
            let calendar = try await one.someCalendar()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (store, prefix) in [(one, "one"), (other, "other")] {
                    for number in 0..<30 {
                        group.addTask {
                            _ = try await store.apply(
                                [put("\(prefix)-\(number)")], to: calendar.id, by: .house, at: now)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let changes = try await other.changes(in: calendar.id, after: 0, limit: 100)
            #expect(changes.map(\.revision) == Array(1...60))
            #expect(Set(changes.map(\.uid)).count == 60)
            #expect(try await one.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `of two that take one UID one is told who has it`(engine: TestEngine) async throws {
        try await withTwoStores(engine) { one, other in
            let calendar = try await one.someCalendar()
            let puts = [(one, "one.ics"), (other, "other.ics")].map { store, file in
                (store, ObjectChange(name: file, action: .put(event("same"))))
            }
            let outcomes = try await withThrowingTaskGroup(
                of: Result<ObjectOutcome, CalendarStoreError>?.self
            ) { group in
                for (store, change) in puts {
                    group.addTask { try await store.applyEach([change], to: calendar.id, by: .house, at: now).first }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let refused = outcomes.filter { outcome in
                guard case .failure(.uidTaken)? = outcome else { return false }
                return true
            }
            #expect(refused.count == 1)
            #expect(try await one.calendar(calendar.id).objectCount == 1)
        }
    }
}
