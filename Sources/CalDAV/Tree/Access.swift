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
        // What is granted on a home is about its calendars: nobody else speaks in somebody's name.
        case .inbox(let home): return home.isSame(as: principal.name) ? Self.inbox : []
        case .outbox(let home): return home.isSame(as: principal.name) ? Self.outbox : []
        case .home(let home), .calendar(let home, _), .object(let home, _, _), .file(let home, _), .nowhere(let home?):
            guard home.isSame(as: principal.name) else { return try await granted(at: location, in: home) }
            return try await mount(at: location)?.privileges ?? Privilege.all.closure
        }
    }

    func privileges(on resource: Resource) async throws(CalendarStoreError) -> Set<Privilege> {
        guard let owner = resource.owner else { return Self.corridor }
        switch resource {
        case .inbox: return owner.id == principal.id ? Self.inbox : []
        case .outbox: return owner.id == principal.id ? Self.outbox : []
        default: if owner.id == principal.id { return Privilege.all.closure.onObjects(of: resource.placedCalendar) }
        }
        switch resource {
        case .home(let owner): return try await privileges(onHomeOf: owner)
        case .calendar(let placed), .object(let placed, _): return try await granted(on: placed)
        case .principal: return Self.corridor
        case .root, .principals, .principalKind, .homes, .inbox, .outbox, .fileHomes, .fileHome, .file: return []
        }
    }

    /// What everybody who has signed in may do with what belongs to nobody.
    static let corridor: Set<Privilege> = [.read, .readCurrentUserPrivilegeSet, .readFreeBusy]

    /// What somebody may do with their inbox: nothing is delivered to it, and others ask when they are busy (RFC 6638
    /// §6.1).
    static let inbox: Set<Privilege> = corridor.union([.writeProperties, .scheduleQueryFreeBusy])

    /// What somebody may send through their outbox: questions when others are busy (RFC 6638 §6.2).
    static let outbox: Set<Privilege> = corridor.union([.scheduleSendFreeBusy])

    private func mount(at location: Location) async throws(CalendarStoreError) -> Mount? {
        switch location {
        case .calendar(let home, let name), .object(let home, let name, _): try await mount(home, name)
        case .root, .principals, .principalKind, .principal, .homes, .home, .inbox, .outbox, .fileHomes, .file,
            .nowhere:
            nil
        }
    }

    private func granted(
        at location: Location, in home: ResourceName
    ) async throws(CalendarStoreError) -> Set<Privilege> {
        switch location {
        case .home:
            guard let owner = try await store.principal(named: home) else { return [] }
            return try await privileges(onHomeOf: owner)
        case .calendar(_, let name), .object(_, let name, _):
            guard let placed = try await store.calendar(at: home, name) else {
                guard let owner = try await store.principal(named: home) else { return [] }
                return try await granted(onHomeOf: owner)
            }
            return try await granted(on: placed)
        case .root, .principals, .principalKind, .principal, .homes, .inbox, .outbox, .fileHomes, .file, .nowhere:
            return []
        }
    }

    private func granted(on place: PlacedCalendar) async throws(CalendarStoreError) -> Set<Privilege> {
        let grants = try await store.grants(on: [.home(place.owner.id), .calendar(place.calendar.id)])
        guard !grants.isEmpty || place.owner.kind == .team else { return [] }
        return place.privileges(of: try await grantees(), grants)
    }

    /// What was granted; and those of one team may ask each other when they are busy. That is about the person: it does
    /// not tell which calendars there are.
    private func privileges(onHomeOf owner: Principal) async throws(CalendarStoreError) -> Set<Privilege> {
        let granted = try await granted(onHomeOf: owner)
        let teams = Set(try await store.teams(of: principal.id))
        guard !teams.isEmpty, !granted.contains(.readFreeBusy),
            !teams.isDisjoint(with: try await store.teams(of: owner.id))
        else { return granted }
        return granted.union([.readFreeBusy])
    }

    private func granted(onHomeOf owner: Principal) async throws(CalendarStoreError) -> Set<Privilege> {
        let grants = try await store.grants(on: [.home(owner.id)])
        guard !grants.isEmpty || owner.kind == .team else { return [] }
        let grantees = try await grantees()
        let granted = grants.values.joined().privileges(of: grantees)
        guard owner.kind == .team, grantees.contains(.principal(owner.id)) else { return granted }
        return granted.union(AccessGrant.homeMembership.closure)
    }

    /// What the principal counts as where something is granted.
    func grantees() async throws(CalendarStoreError) -> Set<AccessGrant.Grantee> {
        let teams = try await store.teams(of: principal.id)
        return Set([.principal(principal.id), .authenticated] + teams.map { .principal($0) })
    }
}

extension ResourceName {
    /// Names of principals are told apart without regard to case.
    func isSame(as other: ResourceName) -> Bool {
        self == other || value.lowercased() == other.value.lowercased()
    }
}
