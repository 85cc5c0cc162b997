import CalendarModel
import Failures
import HTTPTypes
import WebDAV

/// PUT (RFC 4918 §9.7, RFC 4791 §5.3.2).
extension Exchange {
    func put() async throws -> DAVAnswer {
        switch Location(request.path) {
        case .object(let home, let calendar, let name): return try await putObject(home, calendar, name)
        case .file(let home, let names) where !names.isEmpty: return try await putFile(home, names)
        case .calendar, .home: throw refuse(.calendar)
        case let location: throw refuse(location.likelyKind)
        }
    }

    private func putObject(_ home: ResourceName, _ calendar: ResourceName, _ name: String) async throws -> DAVAnswer {
        guard !request.path.isCollection else { throw refuse(.calendar) }
        guard let placed = try await finder.object(at: home, calendar, name) else {
            _ = try await finder.find(request.path, for: .bind)
            throw Failure.noParent
        }
        let place = placed.place
        let needed: Privilege = placed.object == nil ? .bind : .writeContent
        let privileges = try await finder.access.privileges(on: .calendar(place))
        guard privileges.contains(needed) else { throw Failure.needs(needed, on: request.path) }
        try Self.check(name: name)
        if placed.areThereLocks || request.fields[.if] != nil {
            try await check([placed.object == nil ? .addition(request.path) : .content(request.path)])
        }
        do {
            let conditions = try WriteConditions(request.fields, on: placed.object?.entityTag)
            return try await store(named: name, in: place, if: conditions.precondition)
        } catch let failure as Failure
            where failure.status == .preconditionFailed && preferences.wantsRepresentation
            && privileges.contains(.read)
        {
            return try await representation(failure, name, in: place)
        }
    }

    /// Reads, checks and writes the body as the object `name`.
    func store(
        named name: String, in place: PlacedCalendar, if precondition: ObjectChange.Precondition
    ) async throws -> DAVAnswer {
        let admission = ObjectAdmission(
            resolver: service.resolver, limits: service.settings.admission, kinds: place.calendar.properties.kinds)
        let prepared = try admission.admit(request.body, contentType: request.fields[.contentType], now: request.now)
        let change = ObjectChange(name: name, action: .put(prepared), precondition: precondition)
        let path = place.path
        let outcomes: [ObjectOutcome]
        do {
            outcomes = try await store.apply([change], to: place.calendar.id, by: request.author, at: request.now)
        } catch {
            throw Failure(error) { path.appending($0).href }
        }
        guard let outcome = outcomes.first else { throw Failure(.internalServerError, reason: "no outcome") }
        return answer(to: outcome, with: prepared.octets)
    }

    /// Where the octets are kept as they were sent, the tag may be told (RFC 9110 §9.3.4, RFC 4791 §5.3.4).
    private func answer(to outcome: ObjectOutcome, with octets: [UInt8]) -> DAVAnswer {
        let (isNew, tag): (Bool, EntityTag?) =
            switch outcome {
            case .created(let tag): (true, tag)
            case .updated(let tag), .unchanged(let tag): (false, tag)
            case .deleted: (false, nil)
            }
        var fields = preferenceFields
        if let tag, octets == request.body || preferences.wantsRepresentation {
            fields[.eTag] = "\"\(tag.value)\""
        }
        guard preferences.wantsRepresentation else { return DAVAnswer(isNew ? .created : .noContent, fields: fields) }
        fields[.contentType] = "text/calendar; charset=utf-8"
        fields[.contentLocation] = request.path.href
        return DAVAnswer(isNew ? .created : .ok, fields: fields, body: .octets(octets))
    }

    /// 412 with what is there (RFC 8144 §3.2).
    private func representation(
        _ failure: Failure, _ name: String, in place: PlacedCalendar
    ) async throws -> DAVAnswer {
        guard let stored = try await store.object(named: name, in: place.calendar.id) else { throw failure }
        let object = try await seen(stored, owner: place.owner.id)
        var fields = preferenceFields
        fields[.eTag] = "\"\(object.entityTag.value)\""
        fields[.contentType] = LiveProperty.contentType(of: object.summary)
        fields[.contentLocation] = request.path.href
        return DAVAnswer(.preconditionFailed, fields: fields, body: .octets(object.octets))
    }

    /// Names of objects are their clients' own; they have to fit into every file system.
    static func check(name: String) throws(Failure) {
        guard name.utf8.count <= 255 else {
            throw Failure(.forbidden, reason: "name too long", detail: "A name may have 255 octets.")
        }
    }

    private func putFile(_ home: ResourceName, _ names: [String]) async throws -> DAVAnswer {
        guard !request.path.isCollection else { throw refuse(.folder) }
        guard request.fields[.contentRange] == nil else {
            throw Failure(.badRequest, detail: "A part of a file cannot be written (RFC 9110 §14.5).")
        }
        let found = try await finder.find(request.path, for: .write)
        if case .file(_, _, let file) = found.resource, file.isCollection { throw refuse(.folder) }
        guard let owner = try await finder.owner(home) else { throw Failure.noParent }
        try Self.check(name: names[names.count - 1])
        try await check([found.resource == nil ? .addition(request.path) : .content(request.path)])
        let conditions = try WriteConditions(request.fields, on: found.resource?.entityTag)
        let content = FileContent(octets: request.body, mediaType: request.fields[.contentType])
        let outcome = try await store.putFile(
            content, at: names, of: owner.id, if: conditions.precondition, quota: service.settings.fileQuota,
            at: request.now)
        var fields = HTTPFields()
        switch outcome {
        case .created(let tag), .updated(let tag), .unchanged(let tag): fields[.eTag] = "\"\(tag.value)\""
        case .deleted: break
        }
        if case .created = outcome { return DAVAnswer(.created, fields: fields) }
        return DAVAnswer(.noContent, fields: fields)
    }
}

extension Failure {
    /// RFC 4918 §9.7.1: something cannot be made before what is around it.
    static let noParent = Failure(
        .conflict, reason: "no parent", detail: "The collection around it is not there. Make that one first.")
}
