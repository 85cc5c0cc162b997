import CalendarModel
import Chronology
import Synchronization

/// Principals and credentials in memory, as the store keeps them.
final class MemoryKeeper: PrincipalKeeping, CredentialKeeping {
    private let content = Mutex(KeptContent())

    /// From now on every question is refused.
    func goAway() {
        content.withLock { $0.isAway = true }
    }

    /// How often all principals were listed.
    var listings: Int { content.withLock { $0.listings } }

    /// Reads or changes the content as a store would, and fails as one would.
    private func with<Value: Sendable>(
        _ body: (inout KeptContent) -> Result<Value, CalendarStoreError>
    ) throws(CalendarStoreError) -> Value {
        let result: Result<Value, CalendarStoreError> = content.withLock { content in
            content.isAway ? .failure(.unavailable(reason: "away")) : body(&content)
        }
        return try result.get()
    }

    func addPrincipal(_ draft: PrincipalDraft, at now: Instant) async throws(CalendarStoreError) -> Principal {
        try with { $0.add(draft) }
    }

    func removePrincipal(_ id: PrincipalID) async throws(CalendarStoreError) {
        try with { content in
            content.credentials.removeAll { $0.principal == id }
            content.principals.removeAll { $0.id == id }
            return .success(())
        }
    }

    func principal(named name: ResourceName) async throws(CalendarStoreError) -> Principal? {
        try with { content in
            .success(content.principals.first { $0.name.value.lowercased() == name.value.lowercased() })
        }
    }

    func principal(_ id: PrincipalID) async throws(CalendarStoreError) -> Principal? {
        try with { content in .success(content.principals.first { $0.id == id }) }
    }

    func principals() async throws(CalendarStoreError) -> [Principal] {
        try with { content in
            content.listings += 1
            return .success(content.principals)
        }
    }

    func setPassword(digest: String, of principal: PrincipalID, at now: Instant) async throws(CalendarStoreError) {
        try with { content in
            content.credentials.removeAll { $0.principal == principal && $0.kind == .password }
            content.add(.password, digest: digest, label: "", to: principal, at: now)
            return .success(())
        }
    }

    func addAppPassword(
        digest: String, label: String, to principal: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) -> Credential {
        try with { .success($0.add(.appPassword, digest: digest, label: label, to: principal, at: now)) }
    }

    func removeCredential(_ id: CredentialID, of principal: PrincipalID) async throws(CalendarStoreError) {
        try with { content in
            content.credentials.removeAll { $0.id == id && $0.principal == principal }
            return .success(())
        }
    }

    func credentialHolder(named name: ResourceName) async throws(CalendarStoreError) -> CredentialHolder? {
        guard let principal = try await principal(named: name) else { return nil }
        return CredentialHolder(principal: principal, credentials: try await credentials(of: principal.id))
    }

    func credentials(of principal: PrincipalID) async throws(CalendarStoreError) -> [Credential] {
        try with { content in .success(content.credentials.filter { $0.principal == principal }) }
    }

    func noteUse(of id: CredentialID, at now: Instant) async throws(CalendarStoreError) {
        try with { content in
            for index in content.credentials.indices where content.credentials[index].id == id {
                content.credentials[index].lastUsed = now
            }
            return .success(())
        }
    }
}

private struct KeptContent {
    var principals: [Principal] = []
    var credentials: [Credential] = []
    var nextID: Int64 = 1
    var isAway = false
    var listings = 0

    mutating func add(_ draft: PrincipalDraft) -> Result<Principal, CalendarStoreError> {
        let name = draft.name.value.lowercased()
        guard !principals.contains(where: { $0.name.value.lowercased() == name }) else {
            return .failure(.nameTaken(draft.name.value))
        }
        let principal = Principal(
            id: PrincipalID(rawValue: nextID), kind: draft.kind, name: draft.name, displayName: draft.displayName,
            addresses: draft.addresses, isAdministrator: draft.isAdministrator)
        nextID += 1
        principals.append(principal)
        return .success(principal)
    }

    @discardableResult
    mutating func add(
        _ kind: Credential.Kind, digest: String, label: String, to principal: PrincipalID, at now: Instant
    ) -> Credential {
        let credential = Credential(
            id: CredentialID(rawValue: nextID), principal: principal, kind: kind, digest: digest, label: label,
            created: now, lastUsed: nil)
        nextID += 1
        credentials.append(credential)
        return credential
    }
}
