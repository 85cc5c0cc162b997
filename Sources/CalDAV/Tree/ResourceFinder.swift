import CalendarModel
import Failures
import HTTPTypes
import WebDAV

/// Looks up what is at a path, on behalf of somebody.
struct ResourceFinder: Sendable {
    let store: any DAVStore
    let access: Access

    init(store: any DAVStore, principal: Principal) {
        self.store = store
        self.access = Access(principal: principal, store: store)
    }

    /// The resource at `path`, which the principal may use as `privilege` says; `nil` when there is none and they may
    /// know it.
    ///
    /// Without the right the answer is 403, whether or not anything is there.
    func find(_ path: ResourcePath, for privilege: Privilege) async throws -> Found {
        let location = Location(path)
        let privileges = try await access.privileges(at: location)
        guard privileges.contains(privilege) else {
            throw Failure.needs(privilege, on: path)
        }
        let resource = try await resource(at: location)
        let left = privileges.onObjects(of: resource?.placedCalendar)
        // A calendar itself can be removed whatever it holds: that is a right on its home (RFC 3744 §3.10).
        if case .object = resource, !left.contains(privilege) { throw Failure.needs(privilege, on: path) }
        return Found(path: path, location: location, privileges: left, resource: resource)
    }

    func resource(at location: Location) async throws -> Resource? {
        switch location {
        case .root: return .root
        case .principals: return .principals
        case .principalKind(let kind): return .principalKind(kind)
        case .homes: return .homes
        case .fileHomes: return .fileHomes
        case .principal(let kind, let name):
            guard let principal = try await store.principal(named: name), principal.kind == kind,
                try await access.mayKnow(principal)
            else { return nil }
            return .principal(principal)
        case .home(let name): return try await store.principal(named: name).map(Resource.home)
        case .calendar(let home, let name): return try await self.calendar(at: home, name).map(Resource.calendar)
        case .object(let home, let calendar, let name):
            guard let placed = try await self.object(at: home, calendar, name), let object = placed.object else {
                return nil
            }
            return .object(placed.place, object.summary)
        case .inbox(let home): return try await owner(home).flatMap { $0.hasBoxes ? .inbox($0) : nil }
        case .outbox(let home): return try await owner(home).flatMap { $0.hasBoxes ? .outbox($0) : nil }
        case .file(let home, let names):
            guard let owner = try await owner(home) else { return nil }
            guard !names.isEmpty else { return .fileHome(owner) }
            return try await store.file(at: names, of: owner.id).map { .file(owner, names, $0) }
        case .nowhere: return nil
        }
    }

    /// The calendar `/HOME/NAME`, in the home itself or mounted there.
    func calendar(at home: ResourceName, _ name: ResourceName) async throws(CalendarStoreError) -> PlacedCalendar? {
        if MountName(name) != nil { return try await access.mount(home, name)?.place }
        return try await store.calendar(at: home, name)
    }

    /// The object `/HOME/CALENDAR/NAME` and its calendar; nothing where there is no such calendar.
    func object(
        at home: ResourceName, _ calendar: ResourceName, _ name: String
    ) async throws(CalendarStoreError) -> PlacedObject? {
        guard MountName(calendar) != nil else { return try await store.object(at: home, calendar, name) }
        guard let place = try await access.mount(home, calendar)?.place else { return nil }
        return PlacedObject(
            owner: place.owner, calendar: place.calendar,
            object: try await store.object(named: name, in: place.calendar.id), areThereLocks: true, guest: place.guest)
    }

    /// The path at which locks are kept: what is mounted is locked where its owner has it.
    func lockPath(_ path: ResourcePath) async throws(CalendarStoreError) -> ResourcePath {
        guard path.segments.count > 3, case let location = Location(path) else { return path }
        switch location {
        case .calendar(let home, let name), .object(let home, let name, _):
            guard let place = try await access.mount(home, name)?.place else { return path }
            return ResourcePath(
                place.ownPath.segments + path.segments.dropFirst(4), isCollection: path.isCollection)
        default: return path
        }
    }

    /// The owner of a home; mostly whoever asks.
    func owner(_ home: ResourceName) async throws -> Principal? {
        if home.isSame(as: access.principal.name) { return access.principal }
        return try await store.principal(named: home)
    }
}

/// What was looked for, and what is there.
struct Found: Sendable {
    let path: ResourcePath
    let location: Location
    let privileges: Set<Privilege>
    let resource: Resource?

    /// The resource, or 404.
    func required() throws(Failure) -> Resource {
        guard let resource else { throw Failure(.notFound) }
        return resource
    }

    /// For methods that need more rights than the one it was found with.
    func require(_ privilege: Privilege) throws(Failure) {
        guard privileges.contains(privilege) else { throw Failure.needs(privilege, on: path) }
    }
}
