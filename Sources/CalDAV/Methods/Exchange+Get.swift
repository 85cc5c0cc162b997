import CalendarModel
import Chronology
import Failures
import HTTPSemantics
import HTTPTypes
import ICalendar
import WebDAV

/// GET and HEAD (RFC 9110 §9.3.1, RFC 4791 §5.3.4).
extension Exchange {
    func get() async throws -> DAVAnswer {
        if case .object(let home, let calendar, let name) = Location(request.path) {
            return try await object(home, calendar, name)
        }
        let (resource, _) = try await target(for: .read)
        switch resource {
        case .calendar(let placed): return try whole(placed.calendar)
        case .file(_, _, let file) where !file.isCollection: return try await content(of: file)
        default: return signpost(resource)
        }
    }

    /// The hot path: one look into the store for everything.
    private func object(_ home: ResourceName, _ calendar: ResourceName, _ name: String) async throws -> DAVAnswer {
        guard let placed = try await finder.object(at: home, calendar, name) else {
            let found = try await finder.find(request.path, for: .read)
            _ = try found.required()
            throw Failure(.notFound)
        }
        if placed.owner.id != request.principal.id {
            guard try await finder.access.privileges(on: .calendar(placed.place)).contains(.read) else {
                throw Failure.needs(.read, on: request.path)
            }
        }
        guard let stored = placed.object else { throw Failure(.notFound) }
        let object = try await seen(stored, owner: placed.owner.id)
        guard AcceptedData(request.fields) == .iCalendar else { return try jCalendar(object) }
        let validators = Validators(entityTag: object.entityTag, lastModified: object.modified)
        if let answer = try answered(validators) { return answer }
        var fields = Self.fields(validators)
        // The tag stays that of the object: who leaves out definitions writes the object back all the same.
        if wantsNoKnownZones { fields[.vary] = "CalDAV-Timezones" }
        fields[.contentType] = LiveProperty.contentType(of: object.summary)
        return DAVAnswer(.ok, fields: fields, body: .octets(try withoutKnownZones(object.octets)))
    }

    /// RFC 7265 §5
    private func jCalendar(_ object: StoredObject) throws -> DAVAnswer {
        let tag = EntityTag(object.entityTag.value + "-j")
        let validators = Validators(entityTag: tag, lastModified: object.modified)
        if let answer = try answered(validators) { return answer }
        var fields = Self.fields(validators)
        fields[.contentType] = "application/calendar+json; charset=utf-8"
        // Another representation, so another tag; a weak one, since nobody can write it back octet for octet.
        fields[.eTag] = "W/\"\(tag.value)\""
        fields[.vary] = "Accept, CalDAV-Timezones"
        let document = try LetterDocument(reading: withoutKnownZones(object.octets))
        return DAVAnswer(.ok, fields: fields, body: .octets(JCalendar.write(document)))
    }

    private func content(of file: StoredFile) async throws -> DAVAnswer {
        let validators = Validators(entityTag: file.entityTag, lastModified: file.modified)
        if let answer = try answered(validators) { return answer }
        var fields = Self.fields(validators)
        fields[.contentType] = file.mediaType ?? "application/octet-stream"
        // Files of people must not become pages of ours.
        fields[.contentSecurityPolicy] = "sandbox"
        return DAVAnswer(.ok, fields: fields, body: .octets(try await store.content(of: file.id)))
    }

    /// A calendar as one file, for whoever subscribes with name and password.
    private func whole(_ calendar: CalendarCollection) throws -> DAVAnswer {
        let tag = EntityTag(SyncToken(calendar).collectionTag + "-file")
        let validators = Validators(entityTag: tag, lastModified: calendar.modified)
        if let answer = try answered(validators) { return answer }
        var fields = Self.fields(validators)
        fields[.contentType] = "text/calendar; charset=utf-8"
        return DAVAnswer(.ok, fields: fields, body: .file(of: calendar))
    }

    /// For people who open a collection in a browser.
    private func signpost(_ resource: Resource) -> DAVAnswer {
        let text = """
            \(resource.path.href)

            This address is for calendar programmes (CalDAV). Give it to yours, with your name and your password.
            Diese Adresse ist für Kalenderprogramme (CalDAV). Tragen Sie sie dort mit Namen und Passwort ein.

            """
        return DAVAnswer(
            .ok, fields: [.contentType: "text/plain; charset=utf-8", .cacheControl: Self.privacy],
            body: .octets(Array(text.utf8)))
    }

    /// 304 or 412, where the conditions of the request say so (RFC 9110 §13.2.2).
    private func answered(_ validators: Validators) throws -> DAVAnswer? {
        if let condition = EntityTagCondition(.ifMatch, in: request.fields) {
            guard condition.matchesStrongly(validators.entityTag) else { throw Failure(.preconditionFailed) }
        }
        guard validators.satisfy(request.fields) else { return nil }
        return DAVAnswer(.notModified, fields: Self.fields(validators))
    }

    private static func fields(_ validators: Validators) -> HTTPFields {
        [
            .eTag: "\"\(validators.entityTag.value)\"", .lastModified: HTTPDate.text(of: validators.lastModified),
            .cacheControl: privacy,
        ]
    }

    /// What belongs to one person is not kept by caches between, nor shown unasked by those at the ends.
    static let privacy = "private, no-cache"
}

/// In which form a client wants calendar data (RFC 7265 §5, RFC 9110 §12.5.1).
enum AcceptedData: Hashable, Sendable {
    case iCalendar
    case jCalendar

    init(_ fields: HTTPFields) {
        var best = (form: AcceptedData.iCalendar, weight: 0)
        for entry in (fields[.accept] ?? "").split(separator: ",").prefix(32) {
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let form: AcceptedData
            switch parts.first {
            case "application/calendar+json": form = .jCalendar
            case "text/calendar", "text/*", "*/*": form = .iCalendar
            default: continue
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            let thousandths = Int(min(max(weight.isFinite ? weight : 0, 0), 1) * 1000)
            if thousandths > best.weight || (thousandths == best.weight && form == .iCalendar) {
                best = (form, thousandths)
            }
        }
        self = best.form
    }
}
