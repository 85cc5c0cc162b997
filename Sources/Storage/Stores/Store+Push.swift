public import CalendarModel
public import Chronology

extension Store: PushKeeping {
    public func registerPush(
        _ draft: PushRegistration, limit: Int, at now: Instant
    ) async throws(CalendarStoreError) -> String? {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(draft.principal)
            let seen = try connection.revision(of: draft.collection)
            let renewed = try connection.first(
                """
                UPDATE push_registration
                SET public_key = \(draft.publicKey), secret = \(draft.secret), wants_content = \(draft.wantsContent),
                    wants_properties = \(draft.wantsProperties), expires = \(draft.expires), attempts = 0,
                    next_attempt = \(now)
                WHERE principal = \(draft.principal) AND scope = \(draft.scope) AND owner = \(draft.number)
                    AND endpoint = \(draft.endpoint)
                RETURNING token
                """
            ) { $0.text(0) }
            if let renewed { return renewed }
            let count = try connection.number(
                "SELECT COUNT(*) FROM push_registration WHERE principal = \(draft.principal) AND expires > \(now)")
            guard count < limit else { return nil }
            try connection.execute(
                """
                INSERT INTO push_registration
                    (token, principal, scope, owner, endpoint, public_key, secret, wants_content, wants_properties,
                        expires, seen, attempts, next_attempt)
                VALUES (\(draft.token), \(draft.principal), \(draft.scope), \(draft.number), \(draft.endpoint),
                    \(draft.publicKey), \(draft.secret), \(draft.wantsContent), \(draft.wantsProperties),
                    \(draft.expires), \(seen), 0, \(now))
                """)
            return draft.token
        }
    }

    public func removePush(
        token: String, of principal: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) -> Bool {
        try await database.write { connection throws(CalendarStoreError) in
            let expires = try connection.first(
                "DELETE FROM push_registration WHERE token = \(token) AND principal = \(principal) RETURNING expires"
            ) { Instant(secondsSinceEpoch: $0.integer(0)) }
            return expires.map { $0 > now } ?? false
        }
    }

    public func skipPush(
        tokens: [String], of principal: PrincipalID, in calendar: CalendarID, member: String
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            let newest = try connection.first(
                """
                SELECT revision FROM change WHERE calendar = \(calendar) AND name = \(member)
                ORDER BY revision DESC LIMIT 1
                """
            ) { $0.integer(0) }
            guard let newest else { return }
            for token in tokens {
                try connection.execute(
                    """
                    UPDATE push_registration SET seen = \(newest)
                    WHERE token = \(token) AND principal = \(principal) AND scope = \(PushScope.calendar)
                        AND owner = \(calendar) AND seen = \(newest - 1)
                    """)
            }
        }
    }

    public func notePush(token: String, upTo revision: Int64) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            _ = try connection.execute(
                "UPDATE push_registration SET seen = \(revision), attempts = 0 WHERE token = \(token)")
        }
    }

    public func postponePush(token: String, until next: Instant) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            _ = try connection.execute(
                """
                UPDATE push_registration SET attempts = attempts + 1, next_attempt = \(next) WHERE token = \(token)
                """)
        }
    }

    public func forgetPush(token: String) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            _ = try connection.execute("DELETE FROM push_registration WHERE token = \(token)")
        }
    }

    public func forgetExpiredPushes(at now: Instant) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            _ = try connection.execute("DELETE FROM push_registration WHERE expires <= \(now)")
        }
    }
}

extension Connection {
    /// When a collection goes, nobody is told of it any more.
    func removePushes(on scope: PushScope, _ owner: Int64) throws(CalendarStoreError) {
        try execute("DELETE FROM push_registration WHERE scope = \(scope) AND owner = \(owner)")
    }

    fileprivate func revision(of collection: PushRegistration.Collection) throws(CalendarStoreError) -> Int64 {
        switch collection {
        case .calendar(let id):
            guard let calendar = try calendars([id]).first else { throw .noSuchCalendar }
            return calendar.revision
        case .home(let id): return try number("SELECT home_revision FROM principal WHERE id = \(id)")
        }
    }
}
