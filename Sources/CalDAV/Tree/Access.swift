import CalendarModel
import Failures
import WebDAV

/// What somebody may do, and whom they may know of (RFC 3744).
///
/// Owners may do everything with what is theirs, whatever is granted to others. Others may do what was granted to them
/// or to a team of theirs, on a calendar or on the home around it.
struct Access: Sendable {
    let principal: Principal
    let store: any DAVStore

    /// What the principal may do with what is at `location`, whether or not anything is there.
    func privileges(at location: Location) async throws(CalendarStoreError) -> Set<Privilege> {
        switch location {
        // Whoever has signed in may look round in the corridors.
        case .root, .principals, .principalKind, .homes, .fileHomes: return Self.corridor
        case .principal: return Self.corridor
        case .nowhere(nil): return Self.corridor
        case .home(let home), .calendar(let home, _), .object(let home, _, _), .file(let home, _), .nowhere(let home?):
            if home.isSame(as: principal.name) { return Privilege.all.closure }
            return try await granted(at: location, in: home)
        }
    }

    func privileges(on resource: Resource) async throws(CalendarStoreError) -> Set<Privilege> {
        guard let owner = resource.owner else { return Self.corridor }
        if owner.id == principal.id { return Privilege.all.closure }
        switch resource {
        case .home(let owner): return try await granted(on: [.home(owner.id)])
        case .calendar(let placed), .object(let placed, _):
            return try await granted(on: [.home(placed.owner.id), .calendar(placed.calendar.id)])
        case .principal: return Self.corridor
        case .root, .principals, .principalKind, .homes, .fileHomes, .fileHome, .file: return []
        }
    }

    /// What everybody who has signed in may do with what belongs to nobody.
    static let corridor: Set<Privilege> = [.read, .readCurrentUserPrivilegeSet, .readFreeBusy]

    private func granted(at location: Location, in home: ResourceName) async throws(CalendarStoreError) -> Set<
        Privilege
    > {
        switch location {
        case .home:
            guard let owner = try await store.principal(named: home) else { return [] }
            return try await granted(on: [.home(owner.id)])
        case .calendar(_, let name), .object(_, let name, _):
            guard let placed = try await store.calendar(at: home, name) else {
                guard let owner = try await store.principal(named: home) else { return [] }
                return try await granted(on: [.home(owner.id)])
            }
            return try await granted(on: [.home(placed.owner.id), .calendar(placed.calendar.id)])
        case .root, .principals, .principalKind, .principal, .homes, .fileHomes, .file, .nowhere: return []
        }
    }

    private func granted(on scopes: [AccessScope]) async throws(CalendarStoreError) -> Set<Privilege> {
        let grants = try await store.grants(on: scopes)
        guard !grants.isEmpty else { return [] }
        let grantees = try await grantees()
        let own = grants.values.joined().filter { grantees.contains($0.grantee) }
        // Whoever may do something may know what that is (RFC 3744 §3.7).
        return own.reduce(into: own.isEmpty ? [] : [.readCurrentUserPrivilegeSet]) { all, grant in
            grant.privileges.forEach { all.formUnion($0.closure) }
        }
    }

    /// What the principal counts as where something is granted.
    func grantees() async throws(CalendarStoreError) -> Set<AccessGrant.Grantee> {
        let teams = try await store.teams(of: principal.id)
        return Set([.principal(principal.id), .authenticated] + teams.map { .principal($0) })
    }

    /// Whether the principal may learn that `other` is there: themselves, their teams, and those in them; everybody
    /// for an administrator.
    func mayKnow(_ other: Principal) async throws(CalendarStoreError) -> Bool {
        if other.id == principal.id || principal.isAdministrator { return true }
        let teams = try await store.teams(of: principal.id)
        if teams.contains(other.id) { return true }
        let others = try await store.teams(of: other.id)
        return !Set(teams).isDisjoint(with: others)
    }
}

extension ResourceName {
    /// Names of principals are told apart without regard to case.
    func isSame(as other: ResourceName) -> Bool {
        self == other || value.lowercased() == other.value.lowercased()
    }
}
