import CalendarModel
import Chronology
import Storage
import Testing

struct APITokenStoreTests {
    private func draft(of principal: PrincipalID, _ digest: String) -> APIToken {
        APIToken(
            id: APITokenID(rawValue: 0), principal: principal, digest: digest, details: "Zapier",
            scopes: [.manageTokens, .readFreeBusy], expires: now.advanced(bySeconds: 60), created: now)
    }

    @Test(arguments: TestEngine.available)
    func `a token is found by its digest, with its owner, until it is removed`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar().owner
            let made = try await store.addToken(draft(of: anna, "one"))
            let holder = try #require(try await store.tokenHolder(digest: "one"))
            #expect(holder.token == made && holder.principal.id == anna)
            #expect(try await store.tokenHolder(digest: "two") == nil)
            #expect(try await store.token(made.id, of: anna) == made)
            #expect(try await store.token(made.id, of: PrincipalID(rawValue: 99)) == nil)
            await #expect(throws: CalendarStoreError.noSuchToken) {
                try await store.removeToken(made.id, of: PrincipalID(rawValue: 99))
            }
            try await store.removeToken(made.id, of: anna)
            #expect(try await store.tokenHolder(digest: "one") == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a list goes on behind the last one told, and goes with its owner`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar().owner
            for digest in ["a", "b", "c"] { _ = try await store.addToken(draft(of: anna, digest)) }
            let first = try await store.tokens(of: anna, after: APITokenID(rawValue: 0), limit: 2)
            #expect(first.map(\.digest) == ["a", "b"])
            let last = try #require(first.last)
            #expect(try await store.tokens(of: anna, after: last.id, limit: 2).map(\.digest) == ["c"])
            try await store.noteUse(of: last.id, at: now)
            #expect(try await store.token(last.id, of: anna)?.lastUsed == now)
            try await store.removePrincipal(anna)
            #expect(try await store.tokenHolder(digest: "a") == nil)
        }
    }
}
