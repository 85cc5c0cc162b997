public import CalendarModel
public import Chronology

extension Store: RevisionKeeping {
    public func revisions(
        in calendar: CalendarID, uid: String?, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision] {
        var condition: SQL = "r.calendar = \(calendar)"
        if let uid { condition += " AND r.uid = \(uid)" }
        return try await revisions(in: calendar, where: condition, limit: limit)
    }

    public func revisions(
        in calendar: CalendarID, named name: String, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision] {
        try await revisions(in: calendar, where: "r.calendar = \(calendar) AND r.name = \(name)", limit: limit)
    }

    private func revisions(
        in calendar: CalendarID, where condition: SQL, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.requireCalendar(calendar)
            return try connection.revisions(where: "\(condition) ORDER BY r.id DESC LIMIT \(limit)")
        }
    }

    public func revisions(of burst: DeletionBurstID) async throws(CalendarStoreError) -> [ObjectRevision] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.revisions(where: "r.burst = \(burst) ORDER BY r.id DESC")
        }
    }

    public func revision(_ id: ObjectRevisionID) async throws(CalendarStoreError) -> ObjectRevision? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.revisions(where: "r.id = \(id)").first
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
                        (SELECT id FROM object_revision WHERE ended < \(instant) AND burst IS NULL
                         ORDER BY ended LIMIT \(sweepLimit))
                    """)
            }
            forgotten += count
            guard count == sweepLimit else { return forgotten }
        }
    }
}

extension ObjectRevision {
    /// Columns: id, calendar, name, uid, entity_tag, length, modified, ended, ending, author, agent, burst.
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
                principal: row.optionalInteger(9).map(PrincipalID.init(rawValue:)), agent: row.text(10)),
            burst: row.optionalInteger(11).map(DeletionBurstID.init(rawValue:)))
    }
}

extension Connection {
    /// Those in calendars that are still there. The table is called `r`.
    fileprivate func revisions(where condition: SQL) throws(CalendarStoreError) -> [ObjectRevision] {
        try rows(
            """
            SELECT r.id, r.calendar, r.name, r.uid, r.entity_tag, LENGTH(r.octets), r.modified, r.ended, r.ending,
                r.author, r.agent, r.burst
            FROM object_revision r JOIN calendar c ON c.id = r.calendar WHERE c.owner IS NOT NULL AND \(condition)
            """
        ) { row throws(CalendarStoreError) in try ObjectRevision(row) }
    }

    /// Keeps an object as it is, before it ceases to be so. Returns the number of the revision.
    func keepRevision(
        of object: Int64, _ ending: ObjectRevision.Ending, by author: Author, at now: Instant
    ) throws(CalendarStoreError) -> Int64 {
        try number(
            """
            INSERT INTO object_revision
                (calendar, name, uid, entity_tag, modified, ended, ending, author, agent, octets)
            SELECT calendar, name, uid, entity_tag, modified, \(now),
                \(ending), \(author.principal), \(author.agent), octets
            FROM calendar_object WHERE id = \(object)
            RETURNING id
            """)
    }
}
