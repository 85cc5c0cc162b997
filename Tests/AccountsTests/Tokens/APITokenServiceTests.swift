import Accounts
import CalendarModel
import Chronology
import Synchronization
import Testing

struct APITokenServiceTests {
    private let now = Instant(secondsSinceEpoch: 1_780_000_000)
    private let keeper = TokenShelf()

    private func service() -> APITokenService { APITokenService(tokens: keeper) }

    @Test func `a secret is known for one, opens for its owner, and is kept nowhere`() async throws {
        let made = try await service().make(
            for: PrincipalID(rawValue: 1), details: "Display", scopes: [.readFreeBusy], expires: nil, at: now)
        #expect(made.secret.hasPrefix("trn_") && made.secret.utf8.count == 36)
        #expect(!made.token.digest.contains(made.secret))
        let holder = try #require(try await service().holder(of: made.secret, at: now))
        #expect(holder.token.scopes == [.readFreeBusy])
        #expect(keeper.uses == 1)
        for wrong in ["", "trn_", made.secret + "x", String(made.secret.dropFirst(4)), made.token.digest] {
            #expect(try await service().holder(of: wrong, at: now) == nil)
        }
    }

    @Test func `a token is good until the moment it expires`() async throws {
        let end = now.advanced(bySeconds: 60)
        let made = try await service().make(
            for: PrincipalID(rawValue: 1), details: "Display", scopes: [.readFreeBusy], expires: end, at: now)
        #expect(try await service().holder(of: made.secret, at: end.advanced(bySeconds: -1)) != nil)
        #expect(try await service().holder(of: made.secret, at: end) == nil)
    }

    @Test func `programmes act for people alone`() async throws {
        let made = try await service().make(
            for: PrincipalID(rawValue: 2), details: "Team", scopes: [.readFreeBusy], expires: nil, at: now)
        #expect(try await service().holder(of: made.secret, at: now) == nil)
    }
}

/// Tokens in memory: principal 1 is a user, 2 a team.
private final class TokenShelf: APITokenKeeping {
    private let kept = Mutex<(tokens: [APIToken], uses: Int)>(([], 0))

    var uses: Int { kept.withLock { $0.uses } }

    func addToken(_ draft: APIToken) async throws(CalendarStoreError) -> APIToken {
        kept.withLock { kept in
            var token = draft
            token.id = APITokenID(rawValue: Int64(kept.tokens.count + 1))
            kept.tokens.append(token)
            return token
        }
    }

    func removeToken(_ id: APITokenID, of principal: PrincipalID) async throws(CalendarStoreError) {
        throw .noSuchToken
    }

    func tokens(
        of principal: PrincipalID, after last: APITokenID, limit: Int
    ) async throws(CalendarStoreError) -> [APIToken] { [] }

    func token(_ id: APITokenID, of principal: PrincipalID) async throws(CalendarStoreError) -> APIToken? { nil }

    func tokenHolder(digest: String) async throws(CalendarStoreError) -> APITokenHolder? {
        kept.withLock { kept in
            kept.tokens.first { $0.digest == digest }.map { token in
                APITokenHolder(
                    token: token,
                    principal: Principal(
                        id: token.principal, kind: token.principal.rawValue == 1 ? .user : .team,
                        name: ResourceName("anna")!, displayName: "", addresses: [], isAdministrator: false))
            }
        }
    }

    func noteUse(of id: APITokenID, at now: Instant) async throws(CalendarStoreError) {
        kept.withLock { $0.uses += 1 }
    }
}
