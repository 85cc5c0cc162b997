public import CalendarModel
public import Chronology

extension Store: PrincipalKeeping {
    public func addPrincipal(
        _ draft: PrincipalDraft, at now: Instant
    ) async throws(CalendarStoreError) -> Principal {
        try await database.write { connection throws(CalendarStoreError) in
            let key = draft.name.key
            guard try !connection.exists("SELECT 1 FROM principal WHERE name_key = \(key)") else {
                throw .nameTaken(draft.name.value)
            }
            let id = try connection.number(
                """
                INSERT INTO principal (kind, name, name_key, display_name, is_administrator)
                VALUES (\(draft.kind), \(draft.name), \(key), \(draft.displayName), \(draft.isAdministrator))
                RETURNING id
                """)
            for (position, address) in draft.addresses.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO principal_address (principal, position, address, address_key)
                    VALUES (\(id), \(position), \(address), \(address.lowercased()))
                    """)
            }
            let principal = Principal(draft, id: PrincipalID(rawValue: id))
            if draft.kind == .user, let name = ResourceName("calendar") {
                let properties = CalendarProperties(displayName: draft.displayName)
                _ = try connection.insertCalendar(named: name, of: principal.id, properties: properties)
            }
            return principal
        }
    }

    public func removePrincipal(_ id: PrincipalID) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            let calendars = try connection.rows("SELECT id FROM calendar WHERE owner = \(id)") {
                CalendarID(rawValue: $0.integer(0))
            }
            for calendar in calendars { try connection.disownCalendar(calendar) }
            try connection.execute(
                "DELETE FROM feed_link_calendar WHERE link IN (SELECT id FROM feed_link WHERE owner = \(id))")
            try connection.execute("DELETE FROM feed_link WHERE owner = \(id)")
            try connection.execute("DELETE FROM credential WHERE principal = \(id)")
            try connection.execute("DELETE FROM principal_address WHERE principal = \(id)")
            guard try connection.execute("DELETE FROM principal WHERE id = \(id)") == 1 else {
                throw .noSuchPrincipal
            }
        }
        await sweepAfterRemoval()
    }

    public func principal(named name: ResourceName) async throws(CalendarStoreError) -> Principal? {
        try await principals(where: "name_key = \(name.key)").first
    }

    public func principal(_ id: PrincipalID) async throws(CalendarStoreError) -> Principal? {
        try await principals(where: "id = \(id)").first
    }

    public func principals() async throws(CalendarStoreError) -> [Principal] {
        try await principals(where: "1 = 1")
    }

    private func principals(where condition: SQL) async throws(CalendarStoreError) -> [Principal] {
        try await database.read { connection throws(CalendarStoreError) in
            var principals = try connection.rows(
                """
                SELECT id, kind, name, display_name, is_administrator FROM principal
                WHERE \(condition) ORDER BY name_key
                """
            ) { row throws(CalendarStoreError) in try Principal(row) }
            let addresses = try connection.rows(
                """
                SELECT principal, address FROM principal_address
                WHERE principal IN (SELECT id FROM principal WHERE \(condition)) ORDER BY principal, position
                """
            ) { (PrincipalID(rawValue: $0.integer(0)), $0.text(1)) }
            let byPrincipal = Dictionary(grouping: addresses, by: \.0)
            for index in principals.indices {
                principals[index].addresses = byPrincipal[principals[index].id]?.map(\.1) ?? []
            }
            return principals
        }
    }
}

extension Principal {
    fileprivate init(_ draft: PrincipalDraft, id: PrincipalID) {
        self.init(
            id: id, kind: draft.kind, name: draft.name, displayName: draft.displayName, addresses: draft.addresses,
            isAdministrator: draft.isAdministrator)
    }

    /// Columns: id, kind, name, display_name, is_administrator. Addresses stand in rows of their own.
    fileprivate init(_ row: any Row) throws(CalendarStoreError) {
        guard let kind = Kind(rawValue: row.integer(1)) else { throw .damaged("principal.kind", row.integer(0)) }
        self.init(
            id: PrincipalID(rawValue: row.integer(0)), kind: kind,
            name: try ResourceName(stored: row.text(2), in: "principal.name", row.integer(0)),
            displayName: row.text(3), addresses: [], isAdministrator: row.bool(4))
    }
}
