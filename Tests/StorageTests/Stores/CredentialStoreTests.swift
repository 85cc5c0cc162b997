import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct CredentialStoreTests {
    @Test(arguments: TestEngine.available)
    func `a user has one password and any number of app passwords`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let user = try await store.someCalendar().owner
            try await store.setPassword(digest: "first", of: user, at: now)
            let phone = try await store.addAppPassword(digest: "p", label: "Phone", to: user, at: now)
            let tablet = try await store.addAppPassword(digest: "t", label: "Tablet", to: user, at: now)
            try await store.setPassword(digest: "second", of: user, at: at(1))
            let credentials = try await store.credentials(of: user)
            #expect(credentials.filter { $0.kind == .password }.map(\.digest) == ["second"])
            #expect(credentials.filter { $0.kind == .appPassword } == [phone, tablet])
            #expect(phone.label == "Phone" && phone.created == now && phone.lastUsed == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a credential is removed for its owner alone`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna").owner
            let bert = try await store.someCalendar("bert").owner
            let phone = try await store.addAppPassword(digest: "p", label: "Phone", to: anna, at: now)
            await #expect(throws: CalendarStoreError.noSuchCredential) {
                try await store.removeCredential(phone.id, of: bert)
            }
            try await store.removeCredential(phone.id, of: anna)
            #expect(try await store.credentials(of: anna) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a use is noted, and one right after it costs no write`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let user = try await store.someCalendar().owner
            let phone = try await store.addAppPassword(digest: "p", label: "Phone", to: user, at: now)
            try await store.noteUse(of: phone.id, at: at(10))
            let writes = store.statistics.writes
            try await store.noteUse(of: phone.id, at: at(20))
            #expect(store.statistics.writes == writes)
            #expect(try await store.credentials(of: user).map(\.lastUsed) == [at(10)])
            try await store.noteUse(of: phone.id, at: at(1000))
            #expect(try await store.credentials(of: user).map(\.lastUsed) == [at(1000)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody has no password`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                try await store.setPassword(digest: "d", of: PrincipalID(rawValue: 77), at: now)
            }
        }
    }
}
