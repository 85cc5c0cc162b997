import CalendarModel
import Storage
import Testing

struct PrincipalFindingTests {
    @Test(arguments: TestEngine.available)
    func `people are found by name, number and address at once, each once`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            var people: [Principal] = []
            for (index, text) in ["anna", "Ben", "carla"].enumerated() {
                people.append(
                    try await store.addPrincipal(
                        PrincipalDraft(name: name(text), displayName: text, addresses: ["P\(index)@example.org"]),
                        at: now))
            }
            let found = try await store.principals(
                named: [name("ANNA"), name("nobody")], numbered: [people[1].id, PrincipalID(rawValue: 99)],
                addressed: ["p2@EXAMPLE.org", "p0@example.org"])
            #expect(found.map(\.id) == people.map(\.id))
            #expect(found.map(\.addresses) == people.map(\.addresses))
            #expect(try await store.principals(named: [], numbered: [], addressed: []).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `grants of many places are told as each by itself`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let bert = try await store.addPrincipal(PrincipalDraft(name: name("bert"), displayName: ""), at: now)
            let team = try await store.addPrincipal(
                PrincipalDraft(kind: .team, name: name("team"), displayName: ""), at: now)
            try await store.setMembers([bert.id, calendar.owner], of: team.id)
            #expect(try await store.members(ofAll: [team.id]) == [bert.id, calendar.owner])
            #expect(try await store.members(ofAll: []).isEmpty)
            let scopes: [AccessScope] = [
                .home(calendar.owner), .calendar(calendar.id), .home(bert.id), .home(calendar.owner),
            ]
            try await store.setGrants(
                [
                    AccessGrant(grantee: .principal(team.id), privileges: [.readFreeBusy]),
                    AccessGrant(grantee: .authenticated, privileges: [.readFreeBusy]),
                ], on: scopes[0])
            try await store.setGrants(
                [AccessGrant(grantee: .principal(bert.id), privileges: [.readFreeBusy])], on: scopes[1])
            var each: [AccessScope: [AccessGrant]] = [:]
            for scope in scopes { each.merge(try await store.grants(on: [scope])) { first, _ in first } }
            #expect(each.count == 2)
            #expect(try await store.grants(on: scopes) == each)
        }
    }
}
