public import CalendarModel

/// Homes: how far the calendars of one owner have come together.
extension Store {
    public func home(of owner: PrincipalID) async throws(CalendarStoreError) -> HomeState {
        let state = try await database.lookUp { connection throws(CalendarStoreError) in
            try connection.first("SELECT home_revision, sync_key FROM principal WHERE id = \(owner)") {
                HomeState(revision: $0.integer(0), syncKey: $0.text(1))
            }
        }
        guard let state else { throw .noSuchPrincipal }
        return state
    }

    public func homeChanges(
        of owner: PrincipalID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [HomeChange] {
        try await database.read { connection throws(CalendarStoreError) in
            let present = try connection.rows(
                """
                SELECT \(CalendarCollection.columns), c.home_revision FROM calendar c
                WHERE c.owner = \(owner) AND c.home_revision > \(revision) ORDER BY c.home_revision LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in
                let calendar = try CalendarCollection(row, from: 0)
                return HomeChange(
                    revision: row.integer(CalendarCollection.columnCount), name: calendar.name, calendar: calendar)
            }
            let gone = try connection.rows(
                """
                SELECT home_revision, name FROM calendar_tombstone
                WHERE owner = \(owner) AND home_revision > \(revision) ORDER BY home_revision LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in
                HomeChange(
                    revision: row.integer(0),
                    name: try ResourceName(stored: row.text(1), in: "calendar_tombstone.name", row.integer(0)),
                    calendar: nil)
            }
            return Array((present + gone).sorted { $0.revision < $1.revision }.prefix(limit))
        }
    }
}

extension Connection {
    /// Counts one change to the home; whatever changed takes the number that is returned, and nothing else does.
    func raiseHome(of owner: PrincipalID) throws(CalendarStoreError) -> Int64 {
        try number(
            "UPDATE principal SET home_revision = home_revision + 1 WHERE id = \(owner) RETURNING home_revision")
    }

    /// Notes that no calendar of the home has this name any more.
    func bury(_ name: ResourceName, of owner: PrincipalID) throws(CalendarStoreError) {
        let revision = try raiseHome(of: owner)
        try execute(
            """
            INSERT INTO calendar_tombstone (owner, name, home_revision) VALUES (\(owner), \(name), \(revision))
            ON CONFLICT (owner, name) DO UPDATE SET home_revision = excluded.home_revision
            """)
    }

    /// Notes that a calendar has this name again.
    func exhume(_ name: ResourceName, of owner: PrincipalID) throws(CalendarStoreError) {
        try execute("DELETE FROM calendar_tombstone WHERE owner = \(owner) AND name = \(name)")
    }
}
