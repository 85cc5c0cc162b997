public import CalendarModel
public import Chronology

extension Store: APITokenKeeping {
    public func addToken(_ draft: APIToken) async throws(CalendarStoreError) -> APIToken {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(draft.principal)
            var token = draft
            token.id = APITokenID(
                rawValue: try connection.number(
                    """
                    INSERT INTO api_token (principal, digest, details, scopes, expires, created, last_used)
                    VALUES (\(draft.principal), \(draft.digest), \(draft.details), \(draft.scopeList),
                        \(draft.expires), \(draft.created), \(draft.lastUsed))
                    RETURNING id
                    """))
            return token
        }
    }

    public func removeToken(_ id: APITokenID, of principal: PrincipalID) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            guard try connection.execute("DELETE FROM api_token WHERE id = \(id) AND principal = \(principal)") == 1
            else { throw .noSuchToken }
        }
    }

    public func tokens(
        of principal: PrincipalID, after last: APITokenID, limit: Int
    ) async throws(CalendarStoreError) -> [APIToken] {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.rows(
                """
                SELECT \(APIToken.columns) FROM api_token t
                WHERE t.principal = \(principal) AND t.id > \(last) ORDER BY t.id LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in try APIToken(row) }
        }
    }

    public func token(_ id: APITokenID, of principal: PrincipalID) async throws(CalendarStoreError) -> APIToken? {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.first(
                "SELECT \(APIToken.columns) FROM api_token t WHERE t.id = \(id) AND t.principal = \(principal)"
            ) { row throws(CalendarStoreError) in try APIToken(row) }
        }
    }

    public func tokenHolder(digest: String) async throws(CalendarStoreError) -> APITokenHolder? {
        try await database.glance { connection throws(CalendarStoreError) in
            guard
                let token = try connection.first(
                    "SELECT \(APIToken.columns) FROM api_token t WHERE t.digest = \(digest)",
                    { row throws(CalendarStoreError) in try APIToken(row) }),
                let principal = try connection.principals(where: "p.id = \(token.principal)").first
            else { return nil }
            return APITokenHolder(token: token, principal: principal)
        }
    }

    public func noteUse(of id: APITokenID, at now: Instant) async throws(CalendarStoreError) {
        try await note(now, in: "last_used", of: "api_token", where: "id = \(id)")
    }
}

extension APIToken {
    /// In the order of their names, with blanks between them.
    fileprivate var scopeList: String {
        scopes.sorted().map(\.rawValue).joined(separator: " ")
    }

    /// What `init(_:)` reads, in its order, where `api_token` is called `t`.
    fileprivate static let columns: SQL = """
        t.id, t.principal, t.digest, t.details, t.scopes, t.expires, t.created, t.last_used
        """

    fileprivate init(_ row: any Row) throws(CalendarStoreError) {
        let names = row.text(4).split(separator: " ")
        let scopes = names.compactMap { APIScope(rawValue: String($0)) }
        guard scopes.count == names.count else { throw .damaged("api_token.scopes", row.integer(0)) }
        self.init(
            id: APITokenID(rawValue: row.integer(0)), principal: PrincipalID(rawValue: row.integer(1)),
            digest: row.text(2), details: row.text(3), scopes: Set(scopes),
            expires: row.optionalInteger(5).map(Instant.init(secondsSinceEpoch:)),
            created: Instant(secondsSinceEpoch: row.integer(6)),
            lastUsed: row.optionalInteger(7).map(Instant.init(secondsSinceEpoch:)))
    }
}
