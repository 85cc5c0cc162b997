public import CalendarModel
public import Chronology
import Secrets

/// Makes the keys of programmes and says whose they are.
///
/// A secret is random, shown once and kept as a digest: looking it up by the digest tells nobody who guesses how near
/// they were.
public struct APITokenService: Sendable {
    /// What every secret begins with, so that it is known for one wherever it turns up.
    public static let prefix = "trn_"
    private static let octets = 24
    /// How often a use is noted, in seconds.
    private static let noteInterval: Int64 = 900

    private let tokens: any APITokenKeeping

    public init(tokens: any APITokenKeeping) {
        self.tokens = tokens
    }

    /// Adds a token and gives its secret, which is kept nowhere.
    public func make(
        for principal: PrincipalID, details: String, scopes: Set<APIScope>, expires: Instant?, at now: Instant
    ) async throws(CalendarStoreError) -> (token: APIToken, secret: String) {
        let secret = Self.prefix + RandomToken.make(octets: Self.octets)
        let draft = APIToken(
            id: APITokenID(rawValue: 0), principal: principal, digest: Digest.sha256Hex(secret), details: details,
            scopes: scopes, expires: expires, created: now)
        return (try await tokens.addToken(draft), secret)
    }

    /// The user whose token this is, with the token; nothing where there is none, or it has expired.
    public func holder(of secret: String, at now: Instant) async throws(CalendarStoreError) -> APITokenHolder? {
        guard secret.hasPrefix(Self.prefix), secret.utf8.count <= 128,
            let holder = try await tokens.tokenHolder(digest: Digest.sha256Hex(secret)),
            holder.principal.kind == .user, holder.token.expires.map({ now < $0 }) ?? true
        else { return nil }
        await noteUse(of: holder.token, at: now)
        return holder
    }

    private func noteUse(of token: APIToken, at now: Instant) async {
        if let last = token.lastUsed, last.seconds(to: now) < Self.noteInterval { return }
        // When it was last used is for people to look at; no programme is kept out because it could not be written.
        try? await tokens.noteUse(of: token.id, at: now)
    }
}
