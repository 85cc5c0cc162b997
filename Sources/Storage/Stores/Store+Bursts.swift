public import CalendarModel
import Chronology

/// Bursts of deletions whose revisions are held.
extension Store {
    public func bursts(in calendar: CalendarID) async throws(CalendarStoreError) -> [DeletionBurst] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.requireCalendar(calendar)
            return try connection.bursts(where: "r.calendar = \(calendar)")
        }
    }

    public func unreportedBursts() async throws(CalendarStoreError) -> [DeletionBurst] {
        // Asked first, since mostly there is none and nobody has to wait for that.
        let some: SQL = "SELECT 1 FROM deletion_run WHERE is_held = 1 AND is_reported = 0"
        guard try await database.read({ connection throws(CalendarStoreError) in try connection.exists(some) })
        else { return [] }
        return try await database.write { connection throws(CalendarStoreError) in
            let bursts = try connection.bursts(where: "r.is_reported = 0")
            for list in SQL.lists(of: bursts.map(\.id)) {
                try connection.execute("UPDATE deletion_run SET is_reported = 1 WHERE id IN \(list)")
            }
            return bursts
        }
    }

    public func releaseBurst(_ id: DeletionBurstID) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.execute("UPDATE object_revision SET burst = NULL WHERE burst = \(id)")
            try connection.execute("DELETE FROM deletion_run WHERE id = \(id)")
        }
    }
}

extension DeletionBurstID: SQLBindable {}

extension Connection {
    /// Those that are held, the newest first. The table is called `r`.
    fileprivate func bursts(where condition: SQL) throws(CalendarStoreError) -> [DeletionBurst] {
        try rows(
            """
            SELECT r.id, r.calendar, r.author, r.agent, r.started, r.latest,
                (SELECT COUNT(*) FROM object_revision WHERE object_revision.burst = r.id)
            FROM deletion_run r WHERE r.is_held = 1 AND \(condition) ORDER BY r.id DESC
            """
        ) { row in
            let author = row.integer(2)
            return DeletionBurst(
                id: DeletionBurstID(rawValue: row.integer(0)), calendar: CalendarID(rawValue: row.integer(1)),
                author: Author(
                    principal: author == 0 ? nil : PrincipalID(rawValue: author), agent: row.text(3)),
                started: Instant(secondsSinceEpoch: row.integer(4)),
                latest: Instant(secondsSinceEpoch: row.integer(5)), count: Int(row.integer(6)))
        }
    }
}
