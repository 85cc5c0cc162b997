public import CalendarModel
public import Chronology

extension Store {
    public func duePushes(at now: Instant, limit: Int) async throws(CalendarStoreError) -> [DuePush] {
        try await database.read { connection throws(CalendarStoreError) in
            let calendars = try connection.rows(
                """
                SELECT \(PushRegistration.columns), c.revision, c.sync_key,
                    CASE WHEN EXISTS (\(untold) AND h.name <> '') THEN 1 ELSE 0 END,
                    CASE WHEN EXISTS (\(untold) AND h.name = '') THEN 1 ELSE 0 END, r.attempts
                FROM push_registration r JOIN calendar c ON c.id = r.owner
                WHERE r.scope = \(PushScope.calendar) AND c.owner IS NOT NULL AND c.revision <> r.seen
                    AND \(isAwake(at: now))
                ORDER BY r.next_attempt, r.id LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in try DuePush(row) }
            let homes = try connection.rows(
                """
                SELECT \(PushRegistration.columns), p.home_revision, p.sync_key, 1, 0, r.attempts
                FROM push_registration r JOIN principal p ON p.id = r.owner
                WHERE r.scope = \(PushScope.home) AND p.home_revision <> r.seen AND \(isAwake(at: now))
                ORDER BY r.next_attempt, r.id LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in try DuePush(row) }
            return calendars + homes
        }
    }
}

/// What the journal has behind the point that was told.
private let untold: SQL = "SELECT 1 FROM change h WHERE h.calendar = c.id AND h.revision > r.seen"

private func isAwake(at now: Instant) -> SQL {
    "r.next_attempt <= \(now) AND r.expires > \(now)"
}
