import CalendarModel
import Testing

@testable import Storage

struct AccessStoreTests {
    @Test(arguments: TestEngine.available)
    func `grants are kept in their order and replaced together`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar("anna")
            let bert = try await store.someCalendar("bert").owner
            let grants = [
                AccessGrant(grantee: .principal(bert), privileges: [.read, .writeContent]),
                AccessGrant(grantee: .authenticated, privileges: [.readFreeBusy]),
            ]
            let scopes: [AccessScope] = [.calendar(calendar.id), .home(calendar.owner)]
            try await store.setGrants(grants, on: scopes[0])
            try await store.setGrants(grants.reversed(), on: scopes[1])
            #expect(
                try await store.grants(on: scopes + [.home(bert)])
                    == [scopes[0]: grants, scopes[1]: Array(grants.reversed())])
            try await store.setGrants([], on: scopes[0])
            #expect(try await store.grants(on: scopes).keys.map(\.self) == [scopes[1]])
            let nobody = PrincipalID(rawValue: 99)
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                try await store.setGrants([AccessGrant(grantee: .principal(nobody), privileges: [])], on: scopes[1])
            }
            #expect(try await store.grants(on: scopes).keys.map(\.self) == [scopes[1]])
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                try await store.setGrants([], on: .calendar(CalendarID(rawValue: 99)))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `only teams have members`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna").owner
            let bert = try await store.someCalendar("Bert").owner
            let team = try await store.addPrincipal(
                PrincipalDraft(kind: .team, name: name("sales"), displayName: "Sales"), at: now
            ).id
            try await store.setMembers([bert, anna, bert], of: team)
            #expect(try await store.members(of: team).map(\.name.value) == ["anna", "Bert"])
            #expect(try await store.members(of: team).first?.addresses == ["anna@example.org"])
            #expect(try await store.teams(of: anna) == [team])
            try await store.setMembers([bert], of: team)
            #expect(try await store.teams(of: anna) == [])
            await #expect(throws: CalendarStoreError.noSuchPrincipal) { try await store.setMembers([bert], of: anna) }
            try await store.removePrincipal(bert)
            #expect(try await store.members(of: team) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what others have granted is found, on calendars and on homes, once and without one's own`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna")
            let bert = try await store.someCalendar("bert")
            let carl = try await store.someCalendar("carl")
            let work = try await store.addCalendar(
                named: name("work"), of: bert.owner, properties: bert.properties, dead: [], at: now)
            let toAnna = [AccessGrant(grantee: .principal(anna.owner), privileges: [.read])]
            let toAll = [AccessGrant(grantee: .authenticated, privileges: [.readFreeBusy])]
            try await store.setGrants(toAnna, on: .home(bert.owner))
            try await store.setGrants(toAnna + toAll, on: .calendar(work.id))
            try await store.setGrants(toAll, on: .calendar(anna.id))
            try await store.setGrants(toAnna, on: .calendar(carl.id))
            let found = try await store.calendarsGranted(to: [.principal(anna.owner), .authenticated])
            #expect(found.map(\.calendar.id) == [bert.id, work.id, carl.id])
            #expect(found.last?.owner.addresses == ["carl@example.org"])
            #expect(try await store.calendarsGranted(to: [.authenticated]).map(\.calendar.id) == [anna.id, work.id])
            #expect(try await store.calendarsGranted(to: []) == [])
            try await store.removeCalendar(work.id, at: now)
            try await store.removePrincipal(anna.owner)
            #expect(try await store.grants(on: [.home(bert.owner), .calendar(carl.id), .calendar(work.id)]) == [:])
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a team's calendars are found for whoever is in it`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna")
            let team = try await store.addPrincipal(
                PrincipalDraft(kind: .team, name: name("sales"), displayName: "Sales"), at: now
            ).id
            let visits = try await store.addCalendar(
                named: name("visits"), of: team, properties: anna.properties, dead: [], at: now)
            let found = try await store.calendarsGranted(to: [.principal(anna.owner), .principal(team)])
            #expect(found.map(\.calendar.id) == [visits.id])
            #expect(try await store.calendarsGranted(to: [.principal(anna.owner)]) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `grants are changed by what they are, and names of mounts are never free`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna")
            let bert = try await store.someCalendar("bert")
            let grant = AccessGrant(grantee: .principal(bert.owner), privileges: [.read])
            #expect(try await store.changeGrants(on: .calendar(anna.id)) { $0 + [grant] } == [grant])
            #expect(try await store.changeGrants(on: .calendar(anna.id)) { _ in [] } == [])
            #expect(try await store.grants(on: [.calendar(anna.id)]) == [:])
            await #expect(throws: CalendarStoreError.nameTaken("shared-4711")) {
                try await store.addCalendar(
                    named: name("shared-4711"), of: anna.owner, properties: anna.properties, dead: [], at: now)
            }
        }
    }
}
