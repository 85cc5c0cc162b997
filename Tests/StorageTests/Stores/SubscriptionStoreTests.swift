import CalendarModel
import Chronology
import Storage
import Testing

struct SubscriptionStoreTests {
    private func subscribed(_ store: Store, _ calendar: String = "club") async throws -> CalendarCollection {
        let owner = try await store.principal(named: name("anna"))?.id
        let anna: PrincipalID
        if let owner { anna = owner } else { anna = try await store.someCalendar("anna").owner }
        return try await store.addSubscription(
            to: "https://example.org/\(calendar).ics", wishedSeconds: 7200, named: name(calendar), of: anna,
            properties: CalendarProperties(displayName: "Club"), dead: [], at: now)
    }

    @Test(arguments: TestEngine.available)
    func `a calendar that is fetched is written by the fetcher alone`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let club = try await subscribed(store)
            #expect(club.source == "https://example.org/club.ics")
            #expect(try await store.calendar(club.id) == club)
            await #expect(throws: CalendarStoreError.notWritable) {
                _ = try await store.apply([put("a")], to: club.id, by: .house, at: now)
            }
            _ = try await store.applyFetched([put("a")], to: club.id, at: now)
            let own = try #require(await store.calendar(named: name("calendar"), of: club.owner))
            await #expect(throws: CalendarStoreError.notWritable) {
                _ = try await store.applyFetched([put("b")], to: own.id, at: now)
            }
            for kind in [ObjectTransfer.Kind.move, .copy] {
                let transfer = ObjectTransfer(
                    kind, from: club.id, named: "a.ics", to: own.id, as: "a.ics", replacing: false)
                if kind == .copy {
                    _ = try await store.transfer(transfer, by: .house, at: now)
                } else {
                    await #expect(throws: CalendarStoreError.notWritable) {
                        _ = try await store.transfer(transfer, by: .house, at: now)
                    }
                }
            }
            #expect(try await store.object(named: "a.ics", in: own.id) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is due is taken once, the longest waiting first`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let first = try await subscribed(store, "one")
            let second = try await subscribed(store, "two")
            var progress = FetchProgress(next: at(-hour))
            progress.entityTag = "\"x\""
            progress.lastSuccess = at(-day)
            progress.failures = 2
            progress.problem = "away"
            try await store.setProgress(progress, of: second.id)
            let taken = try #require(await store.takeDueSubscription(at: now, until: at(hour)))
            #expect(taken.calendar == second.id)
            #expect(taken.wishedSeconds == 7200)
            #expect(taken.progress.problem == "away")
            #expect(taken.progress.lastSuccess == at(-day))
            #expect(try await store.takeDueSubscription(at: now, until: at(hour))?.calendar == first.id)
            #expect(try await store.takeDueSubscription(at: now, until: at(hour)) == nil)
            #expect(try await store.takeDueSubscription(at: at(hour), until: at(day)) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a subscription goes with its calendar`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let club = try await subscribed(store)
            #expect(try await store.subscriptions().map(\.calendar) == [club.id])
            try await store.removeCalendar(club.id, at: now)
            #expect(try await store.subscriptions() == [])
            #expect(try await store.subscription(of: club.id) == nil)
            let again = try await subscribed(store)
            try await store.removePrincipal(again.owner)
            #expect(try await store.subscriptions() == [])
        }
    }
}
