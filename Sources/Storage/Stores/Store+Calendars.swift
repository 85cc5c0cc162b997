public import CalendarModel
import ICalendar

/// Finding, adding, describing and removing calendars.
extension Store {
    public func calendars(of owner: PrincipalID) async throws(CalendarStoreError) -> [CalendarCollection] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.calendars(where: "owner = \(owner)")
        }
    }

    public func calendar(
        named name: ResourceName, of owner: PrincipalID
    ) async throws(CalendarStoreError) -> CalendarCollection? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.calendars(where: "owner = \(owner) AND name = \(name)").first
        }
    }

    public func calendars(_ ids: [CalendarID]) async throws(CalendarStoreError) -> [CalendarCollection] {
        try await database.read { connection throws(CalendarStoreError) in try connection.calendars(ids) }
    }

    public func addCalendar(
        named name: ResourceName, of owner: PrincipalID, properties: CalendarProperties
    ) async throws(CalendarStoreError) -> CalendarCollection {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(owner)
            guard try !connection.exists("SELECT 1 FROM calendar WHERE owner = \(owner) AND name = \(name)") else {
                throw .nameTaken(name.value)
            }
            return try connection.insertCalendar(named: name, of: owner, properties: properties)
        }
    }
}

extension Connection {
    func insertCalendar(
        named name: ResourceName, of owner: PrincipalID, properties: CalendarProperties
    ) throws(CalendarStoreError) -> CalendarCollection {
        let id = try number(
            """
            INSERT INTO calendar
                (owner, name, display_name, color, details, zone, kinds, is_transparent, revision, object_count)
            VALUES (\(owner), \(name), \(properties.displayName), \(properties.color), \(properties.details),
                \(properties.zone), \(properties.kindList), \(properties.isTransparent), 0, 0)
            RETURNING id
            """)
        return CalendarCollection(
            id: CalendarID(rawValue: id), owner: owner, name: name, properties: properties, revision: 0, objectCount: 0)
    }

    /// By name. Calendars that have been removed have no owner and are not found.
    func calendars(where condition: SQL) throws(CalendarStoreError) -> [CalendarCollection] {
        try rows(
            """
            SELECT id, owner, name, display_name, color, details, zone, kinds, is_transparent, revision, object_count
            FROM calendar WHERE owner IS NOT NULL AND \(condition) ORDER BY name
            """
        ) { row throws(CalendarStoreError) in try CalendarCollection(row) }
    }

    /// In the order asked for; those that are gone are left out.
    func calendars(_ ids: [CalendarID]) throws(CalendarStoreError) -> [CalendarCollection] {
        var found: [CalendarCollection] = []
        for id in ids { found += try calendars(where: "id = \(id)") }
        return found
    }

    func requireCalendar(_ id: CalendarID) throws(CalendarStoreError) {
        guard try exists("SELECT 1 FROM calendar WHERE id = \(id) AND owner IS NOT NULL") else {
            throw .noSuchCalendar
        }
    }
}

extension CalendarProperties {
    /// The kinds as the database keeps them: by name, in a fixed order.
    var kindList: String {
        ComponentKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ",")
    }
}

extension CalendarCollection {
    /// Columns: id, owner, name, display_name, color, details, zone, kinds, is_transparent, revision, object_count.
    fileprivate init(_ row: any Row) throws(CalendarStoreError) {
        let kinds = row.text(7).split(separator: ",").compactMap { ComponentKind(rawValue: String($0)) }
        self.init(
            id: CalendarID(rawValue: row.integer(0)), owner: PrincipalID(rawValue: row.integer(1)),
            name: try ResourceName(stored: row.text(2), in: "calendar.name", row.integer(0)),
            properties: CalendarProperties(
                displayName: row.text(3), color: row.optionalText(4), details: row.text(5), zone: row.optionalText(6),
                kinds: Set(kinds), isTransparent: row.bool(8)),
            revision: row.integer(9), objectCount: Int(row.integer(10)))
    }
}
