import CalendarModel

/// Whom a principal may learn of: themselves, their teams, those in them, and whoever has opened a calendar to them;
/// everybody for an administrator.
struct Acquaintance: Sendable {
    private let principal: Principal
    private let teams: Set<PrincipalID>
    private let owners: Set<PrincipalID>
    private let store: any DAVStore

    fileprivate init(
        of principal: Principal, teams: Set<PrincipalID>, owners: Set<PrincipalID>, store: any DAVStore
    ) {
        self.principal = principal
        self.teams = teams
        self.owners = owners
        self.store = store
    }

    func includes(_ other: Principal) async throws(CalendarStoreError) -> Bool {
        if other.id == principal.id || principal.isAdministrator { return true }
        if teams.contains(other.id) || owners.contains(other.id) { return true }
        guard !teams.isEmpty else { return false }
        return !teams.isDisjoint(with: try await store.teams(of: other.id))
    }
}

extension Access {
    /// Looked up once for as many principals as there are.
    func acquaintance() async throws(CalendarStoreError) -> Acquaintance {
        let teams = try await store.teams(of: principal.id)
        let owners = try await mounts().map(\.place.owner.id)
        return Acquaintance(of: principal, teams: Set(teams), owners: Set(owners), store: store)
    }

    /// Whether the principal may learn that `other` is there.
    func mayKnow(_ other: Principal) async throws(CalendarStoreError) -> Bool {
        if other.id == principal.id || principal.isAdministrator { return true }
        return try await acquaintance().includes(other)
    }
}
