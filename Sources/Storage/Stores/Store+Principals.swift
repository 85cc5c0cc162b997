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
                INSERT INTO principal
                    (kind, name, name_key, display_name, is_administrator, home_revision, sync_key)
                VALUES (\(draft.kind), \(draft.name), \(key), \(draft.displayName), \(draft.isAdministrator), 0,
                    \(.randomKey))
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
                _ = try connection.insertCalendar(named: name, of: principal.id, properties: properties, at: now)
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
            try connection.removeBelongings(of: id)
            try connection.execute("DELETE FROM credential WHERE principal = \(id)")
            try connection.execute("DELETE FROM principal_address WHERE principal = \(id)")
            guard try connection.execute("DELETE FROM principal WHERE id = \(id)") == 1 else {
                throw .noSuchPrincipal
            }
        }
        await sweepAfterRemoval()
    }

    public func principal(named name: ResourceName) async throws(CalendarStoreError) -> Principal? {
        try await principals(where: "p.name_key = \(name.key)").first
    }

    public func principal(_ id: PrincipalID) async throws(CalendarStoreError) -> Principal? {
        try await principals(where: "p.id = \(id)").first
    }

    public func principals() async throws(CalendarStoreError) -> [Principal] {
        try await principals(where: "1 = 1")
    }

    private func principals(where condition: SQL) async throws(CalendarStoreError) -> [Principal] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.principals(where: condition)
        }
    }
}

extension Connection {
    /// By name. The table is called `p`.
    func principals(where condition: SQL) throws(CalendarStoreError) -> [Principal] {
        var principals = try rows(
            "SELECT \(Principal.columns) FROM principal p WHERE \(condition) ORDER BY p.name_key"
        ) { row throws(CalendarStoreError) in try Principal(row, from: 0) }
        try addAddresses(to: &principals)
        return principals
    }

    /// Of one by its number, of many at once.
    func addAddresses(to principals: inout [Principal]) throws(CalendarStoreError) {
        var addresses: [PrincipalID: [String]] = [:]
        for list in SQL.lists(of: principals.map(\.id)) {
            try forEach(
                """
                SELECT principal, address FROM principal_address
                WHERE principal IN \(list) ORDER BY principal, position
                """
            ) { row in
                addresses[PrincipalID(rawValue: row.integer(0)), default: []].append(row.text(1))
                return .next
            }
        }
        for index in principals.indices { principals[index].addresses = addresses[principals[index].id] ?? [] }
    }

    /// Removes what only WebDAV knows of a principal, and the principal from what others gave and hold.
    fileprivate func removeBelongings(of id: PrincipalID) throws(CalendarStoreError) {
        try execute("DELETE FROM calendar_tombstone WHERE owner = \(id)")
        try execute("DELETE FROM resource_lock WHERE principal = \(id)")
        try execute("DELETE FROM push_registration WHERE principal = \(id)")
        try removePushes(on: .home, id.rawValue)
        try execute("DELETE FROM membership WHERE team = \(id) OR member = \(id)")
        try execute("DELETE FROM access_grant WHERE grantee = \(id)")
        try execute("DELETE FROM api_token WHERE principal = \(id)")
        try execute("DELETE FROM availability WHERE principal = \(id)")
        try execute("DELETE FROM free_busy_sharing WHERE principal = \(id)")
        try execute("DELETE FROM holiday_calendar WHERE principal = \(id)")
        try execute("DELETE FROM busy_source WHERE principal = \(id)")
        try removeGrants(on: .home(id))
        try removeProperties(of: .home(id))
        try removeProperties(of: .file(.root(of: id)))
        try execute(
            """
            DELETE FROM dead_property
            WHERE scope = \(PropertyScope.file) AND owner IN (SELECT id FROM file WHERE owner = \(id))
            """)
        try execute("DELETE FROM file WHERE owner = \(id)")
    }
}

extension Principal {
    fileprivate init(_ draft: PrincipalDraft, id: PrincipalID) {
        self.init(
            id: id, kind: draft.kind, name: draft.name, displayName: draft.displayName, addresses: draft.addresses,
            isAdministrator: draft.isAdministrator)
    }

    /// What `init(_:from:)` reads, in its order, where `principal` is called `p`.
    static let columns: SQL = "p.id, p.kind, p.name, p.display_name, p.is_administrator"
    static let columnCount = 5

    /// `first` is the first of its columns in the row. Addresses stand in rows of their own.
    init(_ row: any Row, from first: Int) throws(CalendarStoreError) {
        guard let kind = Kind(rawValue: row.integer(first + 1)) else {
            throw .damaged("principal.kind", row.integer(first))
        }
        self.init(
            id: PrincipalID(rawValue: row.integer(first)), kind: kind,
            name: try ResourceName(stored: row.text(first + 2), in: "principal.name", row.integer(first)),
            displayName: row.text(first + 3), addresses: [], isAdministrator: row.bool(first + 4))
    }
}
