import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct PrincipalStoreTests {
    @Test(arguments: TestEngine.available)
    func `a principal is found by its number and by its name in any case`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let draft = PrincipalDraft(
                name: name("Anna"), displayName: "Anna Muster", addresses: ["anna@example.org", "am@example.org"],
                isAdministrator: true)
            let anna = try await store.addPrincipal(draft, at: now)
            #expect(anna.addresses == draft.addresses && anna.isAdministrator && anna.kind == .user)
            #expect(try await store.principal(named: name("aNNa")) == anna)
            #expect(try await store.principal(anna.id) == anna)
            #expect(try await store.principal(named: name("bert")) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a name that differs in case alone is taken`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            _ = try await store.someCalendar("anna")
            await #expect(throws: CalendarStoreError.nameTaken("ANNA")) {
                _ = try await store.addPrincipal(PrincipalDraft(name: name("ANNA"), displayName: ""), at: now)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a new user has the calendar named calendar and a team has none`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let user = try await store.addPrincipal(PrincipalDraft(name: name("anna"), displayName: "Anna"), at: now)
            let team = try await store.addPrincipal(
                PrincipalDraft(kind: .team, name: name("sales"), displayName: "Sales"), at: now)
            #expect(try await store.calendars(of: user.id).map(\.name) == [name("calendar")])
            #expect(try await store.calendars(of: team.id) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `all principals come by name`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            for user in ["carl", "Anna", "bert"] {
                let draft = PrincipalDraft(name: name(user), displayName: user, addresses: ["\(user)@example.org"])
                _ = try await store.addPrincipal(draft, at: now)
            }
            let all = try await store.principals()
            #expect(all.map(\.name.value) == ["Anna", "bert", "carl"])
            #expect(all.map(\.addresses) == [["Anna@example.org"], ["bert@example.org"], ["carl@example.org"]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a principal goes with everything that was its own`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            try await store.setPassword(digest: "digest", of: calendar.owner, at: now)
            _ = try await store.addFeedLink(feedLink(of: calendar))
            try await store.removePrincipal(calendar.owner)
            #expect(try await store.principals() == [])
            #expect(try await store.calendars([calendar.id]) == [])
            #expect(try await store.credentials(of: calendar.owner) == [])
            #expect(try await store.feedLinks(of: calendar.owner) == [])
            #expect(try await store.object(named: "a.ics", in: calendar.id) == nil)
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                try await store.removePrincipal(calendar.owner)
            }
            let again = try await store.someCalendar()
            #expect(again.id != calendar.id && again.owner != calendar.owner)
        }
    }
}
