import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// PROPFIND (RFC 4918 §9.1).
extension Exchange {
    func propfind() async throws -> DAVAnswer {
        let depth = try Depth(request.fields, default: .infinity)
        guard depth != .infinity else {
            throw Failure(.propfindFiniteDepth, detail: "Ask with Depth 0 or 1, one collection after the other.")
        }
        let properties = try PropertyRequest(propfind: request.body)
        // Of a calendar whoever may do anything with it learns what that is; of what is in it, only readers.
        let (resource, privileges) = try await target(
            for: Location(request.path).isInCalendar ? .read : .readCurrentUserPrivilegeSet)
        let plan = PropertyPlan(properties, isMinimal: preferences.isMinimal)
        var writer = ResponseWriter(plan)
        if depth == .zero || !preferences.excludesRoot {
            writer.write(try await loader.view(of: resource, privileges, needs: plan.needs))
        }
        if depth == .one, privileges.contains(.read) {
            if case .calendar(let placed) = resource {
                return try await members(of: placed, privileges, behind: writer) { $0.finish() }
            }
            for view in try await children(of: resource, privileges, needs: plan.needs) { writer.write(view) }
        }
        writer.finish()
        return .multistatus(writer, fields: preferenceFields)
    }

    /// The members of a calendar, page by page: memory holds a page, not the calendar.
    func members(
        of placed: PlacedCalendar, _ privileges: Set<Privilege>, behind head: ResponseWriter,
        finish: @escaping @Sendable (inout ResponseWriter) -> Void
    ) async throws -> DAVAnswer {
        let pages = MemberPages(calendar: placed.calendar.id, store: store)
        var writer = head
        let first = try await pages.page(after: nil)
        try await write(first, of: placed, privileges, to: &writer)
        guard let last = pages.next(after: first) else {
            finish(&writer)
            return .multistatus(writer, fields: preferenceFields)
        }
        return .multistatus(writer, fields: preferenceFields) { [self] writer, sink in
            var last: ObjectID? = last
            while let behind = last {
                let page = try await pages.page(after: behind)
                try await write(page, of: placed, privileges, to: &writer)
                try await sink.write(writer.takeOctets())
                last = pages.next(after: page)
            }
            finish(&writer)
        }
    }

    /// Members with what the plan tells of them; with their letters where it tells those.
    func write(
        _ members: [ObjectSummary], of placed: PlacedCalendar, _ privileges: Set<Privilege>,
        to writer: inout ResponseWriter
    ) async throws {
        if let listing = writer.plan.listing, !writer.plan.wantsData, privileges.contains(.read) {
            for member in members { writer.write(member, of: placed, listing) }
            return
        }
        let resources = members.map { Resource.object(placed, $0) }
        let views = try await loader.views(of: resources, privileges, needs: writer.plan.needs)
        var letters: [ObjectID: [UInt8]] = [:]
        if writer.plan.wantsData {
            let stored = try await store.objects(members.map(\.id))
            for object in try await seen(stored, owner: placed.owner.id) { letters[object.id] = object.octets }
        }
        for (view, member) in zip(views, members) {
            writer.write(view, data: letters[member.id].map(PropertyContent.octets))
        }
    }

    /// What is directly in a collection that is not a calendar, as far as the principal may see it.
    private func children(
        of collection: Resource, _ privileges: Set<Privilege>, needs: PropertyNeeds
    ) async throws -> [ResourceView] {
        let me = request.principal
        switch collection {
        case .root: return try await views([.principals, .homes, .fileHomes], needs)
        case .principals: return try await views(Principal.Kind.allCases.map(Resource.principalKind), needs)
        case .principalKind(let kind):
            var known: [Resource] = []
            let acquaintance = try await finder.access.acquaintance()
            for principal in try await store.principals() where principal.kind == kind {
                if try await acquaintance.includes(principal) { known.append(.principal(principal)) }
            }
            return try await views(known, needs)
        case .homes: return try await views([.home(me)], needs)
        case .fileHomes: return try await views([.fileHome(me)], needs)
        case .home(let owner):
            let calendars = try await store.calendars(of: owner.id)
            let own = try await views(calendars.map { .calendar(PlacedCalendar(owner: owner, calendar: $0)) }, needs)
            return try await own + self.mounted(in: owner, needs) + boxes(in: owner, needs)
        case .fileHome(let owner):
            let files = try await store.files(in: nil, of: owner.id)
            return try await loader.views(of: files.map { .file(owner, [$0.name], $0) }, privileges, needs: needs)
        case .file(let owner, let names, let file):
            let files = try await store.files(in: file.id, of: owner.id)
            return try await loader.views(
                of: files.map { .file(owner, names + [$0.name], $0) }, privileges, needs: needs)
        case .principal, .calendar, .object, .inbox, .outbox: return []
        }
    }

    /// What others have opened to the owner of a home, for this owner alone.
    private func mounted(in owner: Principal, _ needs: PropertyNeeds) async throws -> [ResourceView] {
        guard owner.id == request.principal.id else { return [] }
        var views: [ResourceView] = []
        for mount in try await finder.access.mounts() {
            views.append(try await loader.view(of: .calendar(mount.place), mount.privileges, needs: needs))
        }
        return views
    }

    /// The owner's scheduling boxes, for this owner alone.
    private func boxes(in owner: Principal, _ needs: PropertyNeeds) async throws -> [ResourceView] {
        guard owner.id == request.principal.id, owner.hasBoxes else { return [] }
        return try await views([.inbox(owner), .outbox(owner)], needs)
    }

    /// Each with the rights on itself; those that may not be seen are left out.
    private func views(_ resources: [Resource], _ needs: PropertyNeeds) async throws -> [ResourceView] {
        var views: [ResourceView] = []
        for resource in resources {
            let privileges = try await finder.access.privileges(on: resource)
            guard privileges.contains(.read) else { continue }
            views.append(try await loader.view(of: resource, privileges, needs: needs))
        }
        return views
    }
}

/// The members of a calendar in pages.
///
/// Each page is a snapshot of its own. What is written meanwhile may be in an answer or not; a client that goes on with
/// the sync token from before the first page hears of it either way.
struct MemberPages: Sendable {
    static let size = 500

    let calendar: CalendarID
    let store: any DAVStore

    func page(after last: ObjectID?) async throws(CalendarStoreError) -> [ObjectSummary] {
        try await store.members(of: calendar, after: last ?? ObjectID(rawValue: 0), limit: Self.size)
    }

    /// Behind which member the next page begins; nothing when there is none.
    func next(after page: [ObjectSummary]) -> ObjectID? {
        page.count < Self.size ? nil : page.last?.id
    }
}
