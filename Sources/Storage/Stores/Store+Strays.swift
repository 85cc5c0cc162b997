import CalendarModel

extension Connection {
    /// Rows that should have gone with what they belong to.
    func strays() throws(CalendarStoreError) -> [StoreFault] {
        var faults: [StoreFault] = []
        for (table, condition) in strayRows {
            let count = try number("SELECT COUNT(*) FROM \(condition)")
            if count > 0 { faults.append(.strays(table: table, count)) }
        }
        return faults
    }

    func wrongHomes() throws(CalendarStoreError) -> [StoreFault] {
        let homes: [StoreFault] = try rows(
            """
            SELECT p.id FROM principal p
            WHERE EXISTS (SELECT 1 FROM calendar c WHERE c.owner = p.id AND c.home_revision > p.home_revision)
                OR EXISTS (SELECT 1 FROM calendar_tombstone t
                    WHERE t.owner = p.id AND t.home_revision > p.home_revision)
            ORDER BY p.id
            """
        ) { .home(PrincipalID(rawValue: $0.integer(0))) }
        let tombstones: [StoreFault] = try rows(
            """
            SELECT c.id FROM calendar c JOIN calendar_tombstone t ON t.owner = c.owner AND t.name = c.name
            ORDER BY c.id
            """
        ) { .tombstone(CalendarID(rawValue: $0.integer(0))) }
        return homes + tombstones
    }
}

/// By table, what follows FROM. Calendars that are being removed keep their rows until they are swept.
private let strayRows: [(table: String, condition: SQL)] = [
    (
        "dead_property",
        """
        dead_property d
        WHERE (d.scope = \(PropertyScope.home) AND NOT EXISTS (SELECT 1 FROM principal p WHERE p.id = d.owner))
            OR (d.scope = \(PropertyScope.calendar) AND NOT EXISTS
                (SELECT 1 FROM calendar c WHERE c.id = d.owner AND c.owner IS NOT NULL))
            OR (d.scope = \(PropertyScope.object) AND NOT EXISTS
                (SELECT 1 FROM calendar_object o WHERE o.id = d.owner))
            OR (d.scope = \(PropertyScope.file) AND d.owner > 0 AND NOT EXISTS
                (SELECT 1 FROM file f WHERE f.id = d.owner))
            OR (d.scope = \(PropertyScope.file) AND d.owner < 0 AND NOT EXISTS
                (SELECT 1 FROM principal p WHERE p.id = -d.owner))
        """
    ),
    (
        "answer_sheet",
        "answer_sheet a WHERE NOT EXISTS (SELECT 1 FROM calendar_object o WHERE o.id = a.object)"
    ),
    (
        "access_grant",
        """
        access_grant g
        WHERE (g.scope = \(AccessScopeKind.home) AND NOT EXISTS (SELECT 1 FROM principal p WHERE p.id = g.owner))
            OR (g.scope = \(AccessScopeKind.calendar) AND NOT EXISTS
                (SELECT 1 FROM calendar c WHERE c.id = g.owner AND c.owner IS NOT NULL))
            OR (g.grantee <> 0 AND NOT EXISTS (SELECT 1 FROM principal p WHERE p.id = g.grantee))
        """
    ),
    (
        "file",
        """
        file f
        WHERE NOT EXISTS (SELECT 1 FROM file parent
                WHERE parent.id = f.parent AND parent.owner = f.owner AND parent.is_collection = 1)
            AND f.parent <> -f.owner
        """
    ),
]
