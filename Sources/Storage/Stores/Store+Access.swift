public import CalendarModel

extension Store: AccessKeeping {
    public func grants(
        on scopes: [AccessScope]
    ) async throws(CalendarStoreError) -> [AccessScope: [AccessGrant]] {
        try await database.glance { connection throws(CalendarStoreError) in
            guard scopes.count > 1 else { return try connection.grants(onOne: scopes) }
            var found: [AccessScope: [AccessGrant]] = [:]
            for (kind, scopes) in Dictionary(grouping: scopes, by: \.kind) {
                let byNumber = Dictionary(scopes.map { ($0.number, $0) }) { first, _ in first }
                for list in SQL.lists(of: byNumber.keys.sorted()) {
                    let rows = try connection.rows(
                        """
                        SELECT grantee, privileges, owner FROM access_grant
                        WHERE scope = \(kind) AND owner IN \(list) ORDER BY owner, position
                        """
                    ) { row throws(CalendarStoreError) in (owner: row.integer(2), grant: try AccessGrant(row)) }
                    for row in rows {
                        if let scope = byNumber[row.owner] { found[scope, default: []].append(row.grant) }
                    }
                }
            }
            return found
        }
    }

    public func setGrants(
        _ grants: [AccessGrant], on scope: AccessScope
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.setGrants(grants, on: scope)
        }
    }

    public func changeGrants(
        on scope: AccessScope, _ change: @escaping @Sendable ([AccessGrant]) -> [AccessGrant]
    ) async throws(CalendarStoreError) -> [AccessGrant] {
        try await database.write { connection throws(CalendarStoreError) in
            let grants = change(try connection.grants(on: scope))
            try connection.setGrants(grants, on: scope)
            return grants
        }
    }

    public func teams(of member: PrincipalID) async throws(CalendarStoreError) -> [PrincipalID] {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.rows("SELECT team FROM membership WHERE member = \(member) ORDER BY team") {
                PrincipalID(rawValue: $0.integer(0))
            }
        }
    }

    public func members(of team: PrincipalID) async throws(CalendarStoreError) -> [Principal] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.principals(where: "p.id IN (SELECT member FROM membership WHERE team = \(team))")
        }
    }

    public func setMembers(_ members: [PrincipalID], of team: PrincipalID) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            guard try connection.exists("SELECT 1 FROM principal WHERE id = \(team) AND kind = \(Principal.Kind.team)")
            else { throw .noSuchPrincipal }
            try connection.execute("DELETE FROM membership WHERE team = \(team)")
            for member in Set(members) {
                try connection.requirePrincipal(member)
                try connection.execute("INSERT INTO membership (team, member) VALUES (\(team), \(member))")
            }
        }
    }

    public func calendarsGranted(
        to grantees: Set<AccessGrant.Grantee>
    ) async throws(CalendarStoreError) -> [PlacedCalendar] {
        try await database.read { connection throws(CalendarStoreError) in
            var found: [CalendarID: PlacedCalendar] = [:]
            for list in SQL.lists(of: grantees.map(\.number)) {
                for placed in try connection.rows(
                    grantedQuery(to: list), { row throws(CalendarStoreError) in try PlacedCalendar(row) })
                {
                    found[placed.calendar.id] = placed
                }
            }
            // A user's own calendars are not others', whatever is granted on them to the user's teams.
            var placed = found.values.filter {
                $0.owner.kind != .user || !grantees.contains(.principal($0.owner.id))
            }
            placed.sort { ($0.owner.name.key, $0.calendar.name) < ($1.owner.name.key, $1.calendar.name) }
            var owners = placed.map(\.owner)
            try connection.addAddresses(to: &owners)
            for index in placed.indices { placed[index].owner = owners[index] }
            return placed
        }
    }
}

/// Calendars on which something is granted, those of homes on which something is, and those of teams.
private func grantedQuery(to list: SQL) -> SQL {
    """
    SELECT \(Principal.columns), \(CalendarCollection.columns) FROM principal p JOIN calendar c ON c.owner = p.id
    WHERE c.id IN (SELECT owner FROM access_grant WHERE grantee IN \(list) AND scope = \(AccessScopeKind.calendar))
        OR c.owner IN (SELECT owner FROM access_grant WHERE grantee IN \(list) AND scope = \(AccessScopeKind.home))
        OR c.owner IN (SELECT id FROM principal WHERE id IN \(list) AND kind = \(Principal.Kind.team))
    """
}

extension Connection {
    /// Of the one scope there is, if any.
    fileprivate func grants(
        onOne scopes: [AccessScope]
    ) throws(CalendarStoreError) -> [AccessScope: [AccessGrant]] {
        guard let scope = scopes.first else { return [:] }
        let grants = try grants(on: scope)
        return grants.isEmpty ? [:] : [scope: grants]
    }

    fileprivate func grants(on scope: AccessScope) throws(CalendarStoreError) -> [AccessGrant] {
        try rows(
            """
            SELECT grantee, privileges FROM access_grant
            WHERE scope = \(scope.kind) AND owner = \(scope.number) ORDER BY position
            """
        ) { row throws(CalendarStoreError) in try AccessGrant(row) }
    }

    fileprivate func setGrants(_ grants: [AccessGrant], on scope: AccessScope) throws(CalendarStoreError) {
        switch scope {
        case .home(let principal): try requirePrincipal(principal)
        case .calendar(let calendar): try requireCalendar(calendar)
        }
        try removeGrants(on: scope)
        for (position, grant) in grants.enumerated() {
            if case .principal(let principal) = grant.grantee { try requirePrincipal(principal) }
            try execute(
                """
                INSERT INTO access_grant (scope, owner, position, grantee, privileges)
                VALUES (\(scope.kind), \(scope.number), \(position), \(grant.grantee), \(grant.privilegeList))
                """)
        }
    }

    func removeGrants(on scope: AccessScope) throws(CalendarStoreError) {
        try execute("DELETE FROM access_grant WHERE scope = \(scope.kind) AND owner = \(scope.number)")
    }
}
