import CalendarModel
import Failures
import HTTPTypes
import ICalendar
import WebDAV

/// COPY and MOVE (RFC 4918 §9.8, §9.9).
extension Exchange {
    func copy() async throws -> DAVAnswer { try await transfer(.copy) }

    func move() async throws -> DAVAnswer { try await transfer(.move) }

    private func transfer(_ kind: ObjectTransfer.Kind) async throws -> DAVAnswer {
        let depth = try Depth(request.fields, default: .infinity)
        let destination = try Destination(request.fields, bases: request.bases).path
        let replacing = try Overwrite(request.fields).isAllowed
        // What may not be read must not be carried to where it may.
        let source = try await finder.find(request.path, for: .read)
        if kind == .move { try source.require(.unbind) }
        let resource = try source.required()
        guard Set<ResourceKind>.movable.contains(resource.kind) else { throw refuse(resource.kind) }
        let target = try await finder.find(destination, for: .bind)
        guard target.path.segments != resource.path.segments else {
            throw Failure(.forbidden, detail: "Source and destination are the same.")
        }
        guard !destination.isInside(resource.path), !resource.path.isInside(destination) else {
            throw Failure(.forbidden, detail: "A collection cannot be put into itself.")
        }
        if target.resource != nil {
            try target.require(.writeContent)
            guard replacing else { throw Failure(.preconditionFailed, detail: "Something is there already.") }
        }
        var changes: [LockedChange] = kind == .move ? [.removal(resource.path)] : []
        changes.append(target.resource.map { .replacement($0.path) } ?? .addition(destination))
        try await check(changes)
        let conditions = try WriteConditions(request.fields, on: resource.entityTag)
        let wasThere: Bool
        switch (resource, target.location) {
        case (.object(let placed, let member), .object(let home, let calendar, let name)):
            return try await transferObject(
                ObjectTransfer(
                    kind, from: placed.calendar.id, named: member.name, if: conditions.precondition,
                    to: placed.calendar.id, as: name, replacing: replacing), resource, member, home, calendar,
                destination)
        case (.file(let owner, let names, let file), .file(let home, let newNames)) where !newNames.isEmpty:
            guard let newOwner = try await finder.owner(home) else { throw Failure.noParent }
            try Self.check(name: newNames[newNames.count - 1])
            guard kind == .copy || depth == .infinity || !file.isCollection else {
                throw Failure(.badRequest, detail: "A collection is moved with Depth infinity (RFC 4918 §9.9.2).")
            }
            wasThere =
                switch kind {
                case .copy:
                    try await store.copyFile(
                        from: names, of: owner.id, to: newNames, of: newOwner.id, isDeep: depth == .infinity,
                        replacing: replacing, quota: service.settings.fileQuota, at: request.now)
                case .move:
                    try await store.moveFile(
                        from: names, of: owner.id, to: newNames, of: newOwner.id, replacing: replacing,
                        at: request.now)
                }
        case (.calendar(let placed), .calendar(let home, let name)) where kind == .move:
            guard let newOwner = try await finder.owner(home) else { throw Failure.noParent }
            try Self.check(calendarName: name)
            guard placed.guest == nil else {
                throw Failure(.forbidden, detail: "It lies in the home of \(placed.owner.displayName).")
            }
            try await requireHome(of: placed.owner, .unbind)
            if case .calendar(let there) = target.resource { try await requireHome(of: there.owner, .unbind) }
            try await store.moveCalendar(
                placed.calendar.id, to: name, of: newOwner.id, replacing: replacing, at: request.now)
            wasThere = target.resource != nil
        case (.calendar(let placed), .calendar(let home, let name)):
            guard depth != .one else {
                throw Failure(.badRequest, detail: "A collection is copied with Depth 0 or infinity (RFC 4918 §9.8.3).")
            }
            try await copyCalendar(
                placed, isDeep: depth == .infinity, to: name, in: home, instead: target.resource)
            wasThere = target.resource != nil
        default:
            throw Failure(
                .calendarCollectionLocationOK, detail: "That can be put only where its kind belongs.")
        }
        return try await finish(kind, resource, wasThere: wasThere, at: destination)
    }

    /// One change, for which other writers wait: so there is a limit to what is copied at once.
    private func copyCalendar(
        _ placed: PlacedCalendar, isDeep: Bool, to name: ResourceName, in home: ResourceName, instead there: Resource?
    ) async throws {
        guard let owner = try await finder.owner(home) else { throw Failure.noParent }
        try Self.check(calendarName: name)
        if case .calendar(let there) = there { try await requireHome(of: there.owner, .unbind) }
        let settings = service.settings
        guard !isDeep || placed.calendar.objectCount <= settings.maximumCopiedObjects else {
            throw Failure(
                .insufficientStorage, reason: "\(placed.calendar.objectCount) members",
                detail: "A calendar of up to \(settings.maximumCopiedObjects) objects can be copied. Import it instead."
            )
        }
        guard try await store.calendars(of: owner.id).count < settings.maximumCalendars else {
            throw Failure(
                .insufficientStorage, reason: "too many calendars",
                detail: "A home may have \(settings.maximumCalendars) calendars.")
        }
        try await store.copyCalendar(
            placed.calendar.id, to: name, of: owner.id, isDeep: isDeep, replacing: there != nil, at: request.now)
    }

    private func transferObject(
        _ draft: ObjectTransfer, _ resource: Resource, _ member: ObjectSummary, _ home: ResourceName,
        _ calendar: ResourceName, _ destination: ResourcePath
    ) async throws -> DAVAnswer {
        guard let place = try await finder.calendar(at: home, calendar) else { throw Failure.noParent }
        guard place.calendar.properties.kinds.contains(member.kind) else {
            throw Failure(
                .supportedCalendarComponent, reason: member.kind.rawValue,
                detail: "That calendar does not take \(member.kind.rawValue).")
        }
        try Self.check(name: draft.targetName)
        var transfer = draft
        transfer.target = place.calendar.id
        let path = place.path
        do {
            let outcome = try await store.transfer(transfer, by: request.author, at: request.now)
            let isNew = if case .created = outcome { true } else { false }
            return try await finish(draft.kind, resource, wasThere: !isNew, at: destination)
        } catch let error as CalendarStoreError {
            throw Failure(error) { path.appending($0).href }
        }
    }

    /// Locks do not move along (RFC 4918 §7.5).
    private func finish(
        _ kind: ObjectTransfer.Kind, _ resource: Resource, wasThere: Bool, at destination: ResourcePath
    ) async throws -> DAVAnswer {
        if kind == .move { try await store.removeLocks(inside: finder.lockPath(resource.path).lockRoot) }
        return wasThere ? DAVAnswer(.noContent) : DAVAnswer(.created, fields: [.location: destination.href])
    }
}
