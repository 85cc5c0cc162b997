public import CalendarModel
public import Chronology

extension Store {
    /// Forgets what happened to calendars before `instant`, in small transactions, each of which moves the start of a
    /// journal along: a sync token from before it is refused by its name, and none tells less than what happened
    /// (RFC 6578 §3.2). Returns how many changes there were.
    public func forgetChanges(before instant: Instant) async throws(CalendarStoreError) -> Int {
        let calendars = try await database.read { connection throws(CalendarStoreError) in
            try connection.rows(
                """
                SELECT c.id FROM calendar c JOIN change j ON j.calendar = c.id AND j.revision = c.journal_start + 1
                WHERE c.owner IS NOT NULL AND j.at < \(instant) ORDER BY c.id
                """
            ) { CalendarID(rawValue: $0.integer(0)) }
        }
        var forgotten = 0
        for calendar in calendars {
            while true {
                let count = try await database.write { connection throws(CalendarStoreError) in
                    try connection.forgetChanges(of: calendar, before: instant)
                }
                forgotten += count
                guard count == sweepLimit else { break }
            }
        }
        return forgotten
    }
}

extension Connection {
    /// Ends before the first change that is young enough, whatever the clock said later on.
    fileprivate func forgetChanges(
        of calendar: CalendarID, before instant: Instant
    ) throws(CalendarStoreError) -> Int {
        let oldest = try rows(
            "SELECT revision, at FROM change WHERE calendar = \(calendar) ORDER BY revision LIMIT \(sweepLimit)"
        ) { (revision: $0.integer(0), at: Instant(secondsSinceEpoch: $0.integer(1))) }
        guard let last = oldest.prefix(while: { $0.at < instant }).last else { return 0 }
        try execute(
            "UPDATE calendar SET journal_start = \(last.revision) WHERE id = \(calendar) AND owner IS NOT NULL")
        return try execute("DELETE FROM change WHERE calendar = \(calendar) AND revision <= \(last.revision)")
    }

    /// Throws where some of what happened after `revision` is forgotten. To be asked when the changes have been read:
    /// whatever was forgotten before that, this sees.
    func requireJournal(of calendar: CalendarID, after revision: Int64) throws(CalendarStoreError) {
        let start = try number("SELECT journal_start FROM calendar WHERE id = \(calendar)")
        guard start <= revision else { throw .forgotten(upTo: start) }
    }
}
