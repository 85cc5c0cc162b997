import CalendarModel
import WebDAV

/// Reads what the properties of resources are made of, as far as they are asked for.
struct ViewLoader: Sendable {
    let store: any DAVStore
    let surroundings: ResourceView.Surroundings

    func view(
        of resource: Resource, _ privileges: Set<Privilege>, needs: PropertyNeeds
    ) async throws(CalendarStoreError) -> ResourceView {
        var view = ResourceView(resource: resource, privileges: privileges, surroundings: surroundings)
        if needs.contains(.deadProperties), let owner = resource.propertyOwner {
            view.dead = try await store.deadProperties(of: [owner])[owner] ?? []
        }
        if needs.contains(.locks), Set<ResourceKind>.lockable.contains(resource.kind) {
            let path = resource.lockPath
            view.locks = LockRules(try await store.locks(touching: path.lockRoot, at: surroundings.now)).covering(path)
        }
        if needs.contains(.homeState), case .home(let owner) = resource {
            view.home = try await store.home(of: owner.id)
            if owner.id == surroundings.principal.id {
                view.mounts = MountMemory(try await Access(principal: owner, store: store).mounts())
            }
        }
        if needs.contains(.fileUsage), let owner = resource.owner {
            view.fileUsage = try await store.usage(of: owner.id)
        }
        if case .inbox(let owner) = resource {
            if needs.contains(.availability) {
                view.availability = try await store.availabilities(of: [owner.id])[owner.id]
            }
            if needs.contains(.defaultCalendar) {
                view.defaultCalendar = try await store.calendars(of: owner.id).defaultForMeetings
            }
        }
        if needs.contains(.memberships), case .principal(let principal) = resource {
            for team in try await store.teams(of: principal.id) {
                if let team = try await store.principal(team) { view.teams.append(team) }
            }
            if principal.kind == .team { view.members = try await store.members(of: principal.id) }
        }
        if needs.contains(.grants) { try await addGrants(to: &view) }
        return view
    }

    private func addGrants(to view: inout ResourceView) async throws(CalendarStoreError) {
        let scope: AccessScope
        switch view.resource {
        case .home(let owner): scope = .home(owner.id)
        case .calendar(let placed): scope = .calendar(placed.calendar.id)
        default: return
        }
        view.grants = try await store.grants(on: [scope])[scope] ?? []
        for case .principal(let id) in view.grants.map(\.grantee) {
            view.grantees[id] = try await store.principal(id)
        }
    }

    /// Views of many resources of one collection, whose members are read together.
    func views(
        of resources: [Resource], _ privileges: Set<Privilege>, needs: PropertyNeeds
    ) async throws(CalendarStoreError) -> [ResourceView] {
        var dead: [PropertyOwner: [DeadProperty]] = [:]
        if needs.contains(.deadProperties) {
            dead = try await store.deadProperties(of: resources.compactMap(\.propertyOwner))
        }
        var locks = LockRules([])
        if needs.contains(.locks), let around = resources.first?.lockPath.parent {
            locks = LockRules(try await store.locks(touching: around.lockRoot, at: surroundings.now))
        }
        let single = needs.subtracting([.deadProperties, .locks])
        var views: [ResourceView] = []
        views.reserveCapacity(resources.count)
        for resource in resources {
            var view =
                single.isEmpty
                ? ResourceView(resource: resource, privileges: privileges, surroundings: surroundings)
                : try await self.view(of: resource, privileges, needs: single)
            if !dead.isEmpty, let owner = resource.propertyOwner { view.dead = dead[owner] ?? [] }
            if !locks.locks.isEmpty { view.locks = locks.covering(resource.lockPath) }
            views.append(view)
        }
        return views
    }
}

extension ResourcePath {
    /// How locks name it: without a slash at the end.
    var lockRoot: String { ResourcePath(segments, isCollection: false).href }
}
