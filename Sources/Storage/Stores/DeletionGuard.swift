import CalendarModel
import Chronology

/// Counts what one client deletes from one calendar, inside the transaction that deletes it, and holds it for undo once
/// it is too much. Nothing is refused and nobody sees anything of it: a deleted UID is free at once.
///
/// A deletion costs two small statements. What lies in the window is counted one by one only where the run as a whole
/// is long enough to be a burst.
struct DeletionGuard {
    let connection: any Connection
    let calendar: CalendarID
    let author: Author
    let rules: HistoryRules
    let now: Instant

    private struct Run {
        let id: Int64
        let started: Instant
        let deletions: Int64
        let isHeld: Bool
    }

    /// `revisions` are those that these deletions have left, `present` the objects that are still there.
    func note(_ revisions: [Int64], leaving present: Int64) throws(CalendarStoreError) {
        guard !revisions.isEmpty else { return }
        let count = Int64(revisions.count)
        var found = try continued(by: count)
        if found == nil { found = try begun(with: count) }
        guard let run = found else { return }
        if run.isHeld {
            for list in SQL.lists(of: revisions) {
                try connection.execute("UPDATE object_revision SET burst = \(run.id) WHERE id IN \(list)")
            }
        } else if try isBurst(run, leaving: present) {
            try connection.execute("UPDATE deletion_run SET is_held = 1 WHERE id = \(run.id)")
            try connection.execute("UPDATE object_revision SET burst = \(run.id) WHERE \(inWindow)")
        }
    }

    private func isBurst(_ run: Run, leaving present: Int64) throws(CalendarStoreError) -> Bool {
        guard rules.isBurst(deletions: run.deletions, present: present) else { return false }
        if run.started > windowStart { return true }
        let deletions = try connection.number("SELECT COUNT(*) FROM object_revision WHERE \(inWindow)")
        return rules.isBurst(deletions: deletions, present: present)
    }

    private func continued(by count: Int64) throws(CalendarStoreError) -> Run? {
        try connection.first(
            """
            UPDATE deletion_run SET deletions = deletions + \(count), latest = \(now)
            WHERE \(byThisClient) AND latest > \(windowStart)
            RETURNING id, started, deletions, is_held
            """, Self.run)
    }

    /// The run before it is of no use any more, unless it is held.
    private func begun(with count: Int64) throws(CalendarStoreError) -> Run? {
        try connection.execute("DELETE FROM deletion_run WHERE \(byThisClient) AND is_held = 0")
        return try connection.first(
            """
            INSERT INTO deletion_run (calendar, author, agent, started, latest, deletions, is_held, is_reported)
            VALUES (\(calendar), \(authorNumber), \(author.agent), \(now), \(now), \(count), 0, 0)
            RETURNING id, started, deletions, is_held
            """, Self.run)
    }

    private static func run(_ row: any Row) -> Run {
        Run(
            id: row.integer(0), started: Instant(secondsSinceEpoch: row.integer(1)), deletions: row.integer(2),
            isHeld: row.bool(3))
    }

    private var windowStart: Instant { now.advanced(bySeconds: -HistoryRules.window) }
    private var authorNumber: Int64 { author.principal?.rawValue ?? 0 }

    private var byThisClient: SQL {
        "calendar = \(calendar) AND author = \(authorNumber) AND agent = \(author.agent)"
    }

    private var inWindow: SQL {
        """
        calendar = \(calendar) AND ended > \(windowStart) AND ending = \(ObjectRevision.Ending.deleted)
            AND COALESCE(author, 0) = \(authorNumber) AND agent = \(author.agent) AND burst IS NULL
        """
    }
}
