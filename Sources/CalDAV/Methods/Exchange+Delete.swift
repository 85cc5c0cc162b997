import CalendarModel
import Failures
import HTTPTypes
import WebDAV

/// DELETE (RFC 4918 §9.6).
extension Exchange {
    func delete() async throws -> DAVAnswer {
        // A collection is deleted with everything in it, or not at all.
        let depth = try Depth(request.fields, default: .infinity)
        if case .calendar(let home, let name) = Location(request.path),
            let mount = try await finder.access.mount(home, name)
        {
            return try await unmount(mount.place)
        }
        let found = try await finder.find(request.path, for: .unbind)
        let resource = try found.required()
        guard Set<ResourceKind>.movable.contains(resource.kind) else { throw refuse(resource.kind) }
        guard depth == .infinity || !resource.kind.isCollection else {
            throw Failure(.badRequest, detail: "A collection is deleted with Depth infinity (RFC 4918 §9.6.1).")
        }
        try await check([.removal(resource.path)])
        let conditions = try WriteConditions(request.fields, on: resource.entityTag)
        switch resource {
        case .object(let placed, let member):
            let change = ObjectChange(name: member.name, action: .delete, precondition: conditions.precondition)
            _ = try await store.apply([change], to: placed.calendar.id, by: request.author, at: request.now)
        case .calendar(let placed):
            try await requireHome(of: placed.owner, .unbind)
            try await store.removeCalendar(placed.calendar.id, at: request.now)
        case .file(let owner, let names, _): try await store.removeFile(at: names, of: owner.id, at: request.now)
        default: throw refuse(resource.kind)
        }
        try await store.removeLocks(inside: finder.lockPath(resource.path).lockRoot)
        return DAVAnswer(.noContent)
    }

    /// A calendar goes with the home that it is in (RFC 3744 §3.10): it takes more than the right to write to it.
    func requireHome(of owner: Principal, _ privilege: Privilege) async throws {
        guard try await finder.access.privileges(on: .home(owner)).contains(privilege) else {
            throw Failure.needs(privilege, on: Paths.home(of: owner))
        }
    }

    /// Gives back what was granted on somebody else's calendar. The calendar stays, and so does what is granted to
    /// others; where one may read it for other reasons, it cannot be taken out of one's home.
    private func unmount(_ place: PlacedCalendar) async throws -> DAVAnswer {
        let me = AccessGrant.Grantee.principal(request.principal.id)
        let grants = try await store.grants(on: [.home(place.owner.id), .calendar(place.calendar.id)])
        let rest = grants.merging([.calendar(place.calendar.id): []]) { grants, _ in
            grants.filter { $0.grantee != me }
        }
        let grantees = try await finder.access.grantees()
        guard place.privileges(of: grantees, rest).isEmpty else {
            throw Failure(
                .forbidden, reason: "shared with a team, with everybody or with the whole home",
                detail: "This calendar is not shared with you alone: its owner, or who keeps the team, can end that.")
        }
        _ = try await store.changeGrants(on: .calendar(place.calendar.id)) { grants in
            grants.filter { $0.grantee != me }
        }
        return DAVAnswer(.noContent)
    }
}
