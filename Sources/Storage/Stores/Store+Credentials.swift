public import CalendarModel
public import Chronology

extension Store: CredentialKeeping {
    public func setPassword(
        digest: String, of principal: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(principal)
            try connection.execute(
                "DELETE FROM credential WHERE principal = \(principal) AND kind = \(Credential.Kind.password)")
            _ = try connection.insertCredential(.password, digest: digest, label: "", of: principal, at: now)
        }
    }

    public func addAppPassword(
        digest: String, label: String, to principal: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) -> Credential {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(principal)
            return try connection.insertCredential(.appPassword, digest: digest, label: label, of: principal, at: now)
        }
    }

    public func removeCredential(
        _ id: CredentialID, of principal: PrincipalID
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            let removed = try connection.execute("DELETE FROM credential WHERE id = \(id) AND principal = \(principal)")
            guard removed == 1 else { throw .noSuchCredential }
        }
    }

    public func credentials(of principal: PrincipalID) async throws(CalendarStoreError) -> [Credential] {
        try await database.read { connection throws(CalendarStoreError) in try connection.credentials(of: principal) }
    }

    public func credentialHolder(
        named name: ResourceName
    ) async throws(CalendarStoreError) -> CredentialHolder? {
        try await database.lookUp { connection throws(CalendarStoreError) in
            guard let principal = try connection.principals(where: "p.name_key = \(name.key)").first else { return nil }
            return CredentialHolder(
                principal: principal, credentials: try connection.credentials(of: principal.id))
        }
    }

    public func noteUse(of id: CredentialID, at now: Instant) async throws(CalendarStoreError) {
        try await note(now, in: "last_used", of: "credential", where: "id = \(id)")
    }
}

extension Connection {
    fileprivate func credentials(of principal: PrincipalID) throws(CalendarStoreError) -> [Credential] {
        try rows(
            """
            SELECT id, principal, kind, digest, label, created, last_used FROM credential
            WHERE principal = \(principal) ORDER BY id
            """
        ) { row throws(CalendarStoreError) in try Credential(row) }
    }

    func requirePrincipal(_ id: PrincipalID) throws(CalendarStoreError) {
        guard try exists("SELECT 1 FROM principal WHERE id = \(id)") else { throw .noSuchPrincipal }
    }

    fileprivate func insertCredential(
        _ kind: Credential.Kind, digest: String, label: String, of principal: PrincipalID, at now: Instant
    ) throws(CalendarStoreError) -> Credential {
        let id = try number(
            """
            INSERT INTO credential (principal, kind, digest, label, created)
            VALUES (\(principal), \(kind), \(digest), \(label), \(now)) RETURNING id
            """)
        return Credential(
            id: CredentialID(rawValue: id), principal: principal, kind: kind, digest: digest, label: label,
            created: now, lastUsed: nil)
    }
}

extension Credential {
    /// Columns: id, principal, kind, digest, label, created, last_used.
    fileprivate init(_ row: any Row) throws(CalendarStoreError) {
        guard let kind = Kind(rawValue: row.integer(2)) else { throw .damaged("credential.kind", row.integer(0)) }
        self.init(
            id: CredentialID(rawValue: row.integer(0)), principal: PrincipalID(rawValue: row.integer(1)), kind: kind,
            digest: row.text(3), label: row.text(4), created: Instant(secondsSinceEpoch: row.integer(5)),
            lastUsed: row.optionalInteger(6).map(Instant.init(secondsSinceEpoch:)))
    }
}
