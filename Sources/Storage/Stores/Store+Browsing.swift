public import CalendarModel

extension Store: CalendarBrowsing {
    public func calendar(
        at home: ResourceName, _ name: ResourceName
    ) async throws(CalendarStoreError) -> PlacedCalendar? {
        try await database.glance { connection throws(CalendarStoreError) in
            let placed = try connection.first(
                """
                SELECT \(Principal.columns), \(CalendarCollection.columns)
                FROM principal p JOIN calendar c ON c.owner = p.id AND c.name = \(name)
                WHERE p.name_key = \(home.key)
                """
            ) { row throws(CalendarStoreError) in try PlacedCalendar(row) }
            guard var placed else { return nil }
            placed.owner.addresses = try connection.addresses(of: placed.owner.id)
            return placed
        }
    }

    public func object(
        at home: ResourceName, _ calendar: ResourceName, _ name: String
    ) async throws(CalendarStoreError) -> PlacedObject? {
        try await database.glance { connection throws(CalendarStoreError) in
            let first = Principal.columnCount + CalendarCollection.columnCount
            let placed = try connection.first(
                """
                SELECT \(Principal.columns), \(CalendarCollection.columns), \(StoredObject.columns)
                FROM principal p JOIN calendar c ON c.owner = p.id AND c.name = \(calendar)
                LEFT JOIN calendar_object o ON o.calendar = c.id AND o.name = \(name)
                WHERE p.name_key = \(home.key)
                """
            ) { row throws(CalendarStoreError) in
                let place = try PlacedCalendar(row)
                let object = row.isNull(first) ? nil : try StoredObject(row, from: first)
                return PlacedObject(
                    owner: place.owner, calendar: place.calendar, object: object, areThereLocks: false)
            }
            guard var placed else { return nil }
            placed.areThereLocks = try connection.exists("SELECT 1 FROM resource_lock")
            placed.owner.addresses = try connection.addresses(of: placed.owner.id)
            return placed
        }
    }

    public func members(
        of calendar: CalendarID, after last: ObjectID, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectSummary] {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.summaries(
                where: "o.calendar = \(calendar) AND o.id > \(last) ORDER BY o.id LIMIT \(limit)")
        }
    }

    public func members(
        named names: [String], in calendar: CalendarID
    ) async throws(CalendarStoreError) -> [ObjectSummary] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [ObjectSummary] = []
            for list in SQL.lists(of: names) {
                found += try connection.summaries(where: "o.calendar = \(calendar) AND o.name IN \(list)")
            }
            return found
        }
    }

    public func objects(
        named names: [String], in calendar: CalendarID
    ) async throws(CalendarStoreError) -> [StoredObject] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [StoredObject] = []
            for list in SQL.lists(of: names) {
                found += try connection.objects(where: "o.calendar = \(calendar) AND o.name IN \(list)")
            }
            return found
        }
    }

    public func objects(_ ids: [ObjectID]) async throws(CalendarStoreError) -> [StoredObject] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [ObjectID: StoredObject] = [:]
            for list in SQL.lists(of: ids) {
                for object in try connection.objects(where: "o.id IN \(list)") { found[object.id] = object }
            }
            return ids.compactMap { found[$0] }
        }
    }

    public func memberChanges(
        in calendar: CalendarID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [MemberChange] {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.requireCalendar(calendar)
            let changes = try connection.rows(memberChangeQuery(in: calendar, after: revision, limit: limit)) {
                row throws(CalendarStoreError) in
                MemberChange(
                    revision: row.integer(0), name: row.text(1),
                    member: row.isNull(2) ? nil : try ObjectSummary(row, from: 2))
            }
            try connection.requireJournal(of: calendar, after: revision)
            return changes
        }
    }
}

/// The last change of each name: read along the journal, so the calendar's size does not matter.
func memberChangeQuery(in calendar: CalendarID, after revision: Int64, limit: Int) -> SQL {
    """
    SELECT j.revision, j.name, \(ObjectSummary.columns) FROM change j
    LEFT JOIN calendar_object o ON o.calendar = j.calendar AND o.name = j.name
    WHERE j.calendar = \(calendar) AND j.revision > \(revision) AND j.name <> ''
        AND NOT EXISTS (
            SELECT 1 FROM change later
            WHERE later.calendar = j.calendar AND later.name = j.name AND later.revision > j.revision)
    ORDER BY j.revision LIMIT \(limit)
    """
}

extension PlacedCalendar {
    /// Columns: those of the principal, then those of the calendar. Addresses stand in rows of their own.
    init(_ row: any Row) throws(CalendarStoreError) {
        self.init(
            owner: try Principal(row, from: 0), calendar: try CalendarCollection(row, from: Principal.columnCount))
    }
}

extension Connection {
    fileprivate func addresses(of principal: PrincipalID) throws(CalendarStoreError) -> [String] {
        try rows("SELECT address FROM principal_address WHERE principal = \(principal) ORDER BY position") {
            $0.text(0)
        }
    }
}
