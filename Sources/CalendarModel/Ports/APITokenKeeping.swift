public import Chronology

/// Keeps the keys of programmes.
public protocol APITokenKeeping: Sendable {
    /// Adds a token; the draft's id is ignored.
    func addToken(_ draft: APIToken) async throws(CalendarStoreError) -> APIToken
    func removeToken(_ id: APITokenID, of principal: PrincipalID) async throws(CalendarStoreError)
    /// At most `limit` behind `last`, in the order in which they were made.
    func tokens(
        of principal: PrincipalID, after last: APITokenID, limit: Int
    ) async throws(CalendarStoreError) -> [APIToken]
    func token(_ id: APITokenID, of principal: PrincipalID) async throws(CalendarStoreError) -> APIToken?
    /// The token with this digest and for whom it acts, by one look; expired ones, too.
    func tokenHolder(digest: String) async throws(CalendarStoreError) -> APITokenHolder?
    /// Notes the use; may be late by minutes and may be lost in a crash.
    func noteUse(of id: APITokenID, at now: Instant) async throws(CalendarStoreError)
}

/// A token with the principal it acts for.
public struct APITokenHolder: Hashable, Sendable {
    public var token: APIToken
    public var principal: Principal

    public init(token: APIToken, principal: Principal) {
        self.token = token
        self.principal = principal
    }
}
