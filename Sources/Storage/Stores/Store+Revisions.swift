public import CalendarModel
public import Chronology

extension Store: RevisionKeeping {
    public func revisions(
        in calendar: CalendarID, uid: String?, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.requireCalendar(calendar)
            var condition: SQL = "calendar = \(calendar)"
            if let uid { condition += " AND uid = \(uid)" }
            return try connection.rows(
                """
                SELECT id, calendar, name, uid, entity_tag, LENGTH(octets), modified, ended, ending, author, agent
                FROM object_revision WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in try ObjectRevision(row) }
        }
    }

    public func octets(of revision: ObjectRevisionID) async throws(CalendarStoreError) -> [UInt8]? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.first(
                """
                SELECT r.octets FROM object_revision r JOIN calendar c ON c.id = r.calendar
                WHERE r.id = \(revision) AND c.owner IS NOT NULL
                """
            ) { $0.bytes(0) }
        }
    }

    public func forgetRevisions(before instant: Instant) async throws(CalendarStoreError) -> Int {
        var forgotten = 0
        while true {
            let count = try await database.write { connection throws(CalendarStoreError) in
                try connection.execute(
                    """
                    DELETE FROM object_revision WHERE id IN
                        (SELECT id FROM object_revision WHERE ended < \(instant) ORDER BY ended LIMIT \(sweepLimit))
                    """)
            }
            forgotten += count
            guard count == sweepLimit else { return forgotten }
        }
    }
}

extension ObjectRevision {
    /// Columns: id, calendar, name, uid, entity_tag, length, modified, ended, ending, author, agent.
    fileprivate init(_ row: any Row) throws(CalendarStoreError) {
        guard let ending = Ending(rawValue: row.integer(8)) else {
            throw .damaged("object_revision.ending", row.integer(0))
        }
        self.init(
            id: ObjectRevisionID(rawValue: row.integer(0)), calendar: CalendarID(rawValue: row.integer(1)),
            name: row.text(2), uid: row.text(3), entityTag: EntityTag(row.text(4)), octetCount: Int(row.integer(5)),
            modified: Instant(secondsSinceEpoch: row.integer(6)), ended: Instant(secondsSinceEpoch: row.integer(7)),
            ending: ending,
            author: Author(
                principal: row.optionalInteger(9).map(PrincipalID.init(rawValue:)), agent: row.text(10)))
    }
}

extension Connection {
    /// Keeps an object as it is, before it ceases to be so.
    func keepRevision(
        of object: Int64, _ ending: ObjectRevision.Ending, by author: Author, at now: Instant
    ) throws(CalendarStoreError) {
        try execute(
            """
            INSERT INTO object_revision
                (calendar, name, uid, entity_tag, modified, ended, ending, author, agent, octets)
            SELECT calendar, name, uid, entity_tag, modified, \(now),
                \(ending), \(author.principal), \(author.agent), octets
            FROM calendar_object WHERE id = \(object)
            """)
    }
}
