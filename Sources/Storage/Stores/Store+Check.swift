public import CalendarModel

/// Something in the database that contradicts something else in it.
public enum StoreFault: Hashable, Sendable {
    /// A calendar says that it holds `kept` objects and holds `found`.
    case objectCount(CalendarID, kept: Int64, found: Int64)
    /// A calendar has come to `revision`, and its journal has another number of rows behind its start.
    case journal(CalendarID, revision: Int64, rows: Int64)
    /// A letter is not the one that its entity tag was made of.
    case letter(ObjectID)
    /// So many occurrences belong to no object.
    case orphans(Int64)
    /// So many rows of a table belong to nothing that is there.
    case strays(table: String, Int64)
    /// Calendars of the home say that they changed after the home did.
    case home(PrincipalID)
    /// A calendar of the home is said to be gone and is there.
    case tombstone(CalendarID)
}

extension Store {
    /// Holds everything that is kept twice against each other, in one snapshot; reads every letter.
    public func check() async throws(CalendarStoreError) -> [StoreFault] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.wrongCounts() + connection.wrongJournals() + connection.wrongLetters()
                + connection.orphans() + connection.strays() + connection.wrongHomes()
        }
    }
}

extension Connection {
    fileprivate func wrongCounts() throws(CalendarStoreError) -> [StoreFault] {
        try rows(
            """
            SELECT c.id, c.object_count, COUNT(o.id) FROM calendar c
            LEFT JOIN calendar_object o ON o.calendar = c.id
            WHERE c.owner IS NOT NULL GROUP BY c.id, c.object_count HAVING COUNT(o.id) <> c.object_count ORDER BY c.id
            """
        ) { .objectCount(CalendarID(rawValue: $0.integer(0)), kept: $0.integer(1), found: $0.integer(2)) }
    }

    fileprivate func wrongJournals() throws(CalendarStoreError) -> [StoreFault] {
        try rows(
            """
            SELECT c.id, c.revision, COUNT(j.revision) FROM calendar c
            LEFT JOIN change j ON j.calendar = c.id AND j.revision > c.journal_start AND j.revision <= c.revision
            WHERE c.owner IS NOT NULL GROUP BY c.id, c.revision, c.journal_start
            HAVING COUNT(j.revision) <> c.revision - c.journal_start ORDER BY c.id
            """
        ) { .journal(CalendarID(rawValue: $0.integer(0)), revision: $0.integer(1), rows: $0.integer(2)) }
    }

    fileprivate func wrongLetters() throws(CalendarStoreError) -> [StoreFault] {
        var faults: [StoreFault] = []
        try forEach("SELECT id, entity_tag, octets FROM calendar_object ORDER BY id") { row in
            if EntityTag(of: row.bytes(2)).value != row.text(1) {
                faults.append(.letter(ObjectID(rawValue: row.integer(0))))
            }
            return .next
        }
        return faults
    }

    fileprivate func orphans() throws(CalendarStoreError) -> [StoreFault] {
        let count = try number(
            """
            SELECT COUNT(*) FROM occurrence WHERE NOT EXISTS
                (SELECT 1 FROM calendar_object o
                 WHERE o.id = occurrence.object AND o.calendar = occurrence.calendar)
            """)
        return count == 0 ? [] : [.orphans(count)]
    }
}
