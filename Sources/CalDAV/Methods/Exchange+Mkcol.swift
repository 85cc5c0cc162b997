import CalendarModel
import Failures
import HTTPTypes
import ICalendar
import Markup
import WebDAV

/// MKCOL, plain and extended (RFC 4918 §9.3, RFC 5689), and MKCALENDAR (RFC 4791 §5.3.1).
extension Exchange {
    func mkcalendar() async throws -> DAVAnswer {
        guard case .calendar(let home, let name) = try await vacancy() else {
            throw Failure(.calendarCollectionLocationOK, detail: "Calendars are made directly in a calendar home.")
        }
        let creation = try CalendarCreation(mkcalendar: request.body)
        return try await makeCalendar(name, in: home, creation.update)
    }

    func mkcol() async throws -> DAVAnswer {
        let location = try await vacancy()
        let creation = try CollectionCreation(mkcol: request.body, contentType: request.fields[.contentType])
        switch (location, creation.resourceTypes) {
        case (.calendar(let home, let name), [.dav("collection"), .caldav("calendar")]):
            return try await makeCalendar(name, in: home, creation.update)
        case (.calendar(let home, let name), let types) where types.isSubscription:
            return try await makeCalendar(name, in: home, creation.update, isSubscription: true)
        case (.calendar, _):
            throw Failure(.validResourceType, detail: "Only calendars can be made in a calendar home.")
        case (.file(let home, let names), let types) where types.isSubset(of: [.dav("collection")]):
            return try await makeFolder(names, of: home, creation.update)
        case (.object, _), (.nowhere(.some), _):
            throw Failure(
                .calendarCollectionLocationOK, detail: "There are no collections inside of calendars.")
        case (.file, _): throw Failure(.validResourceType, detail: "Calendars are made in a calendar home.")
        default: throw Failure(.forbidden, detail: "Collections are made in your calendar home or among your files.")
        }
    }

    /// Where the new collection is to be; nothing may be there yet.
    private func vacancy() async throws -> Location {
        switch Location(request.path) {
        case .inbox, .outbox:
            throw Failure(.calendarCollectionLocationOK, detail: "This name is that of a scheduling box.")
        default: break
        }
        let found = try await finder.find(request.path, for: .bind)
        guard found.resource == nil else {
            if request.method == .mkcalendar { throw Failure(.resourceMustBeNull) }
            throw refuse(found.location.likelyKind)
        }
        // RFC 4918 §9.3.1, RFC 4791 §5.3.1.2
        if case .object(let home, let calendar, _) = found.location, try await store.calendar(at: home, calendar) == nil
        {
            throw Failure.noParent
        }
        try await check([.addition(found.path)])
        return found.location
    }

    private func makeCalendar(
        _ name: ResourceName, in home: ResourceName, _ update: PropertyUpdate, isSubscription: Bool = false
    ) async throws -> DAVAnswer {
        guard let owner = try await finder.owner(home) else { throw Failure.noParent }
        try Self.check(calendarName: name)
        guard try await store.calendars(of: owner.id).count < service.settings.maximumCalendars else {
            throw Failure(
                .insufficientStorage, reason: "too many calendars",
                detail: "A home may have \(service.settings.maximumCalendars) calendars.")
        }
        var draft = CalendarDraft(CalendarProperties(displayName: name.value))
        // RFC 4791 §5.2.3: without a wish, everything.
        let refused = update.apply(to: &draft, creating: true, service.resolver)
        guard refused.isEmpty else { return failed(update, refused) }
        guard draft.source != nil || !isSubscription else {
            throw Failure(
                .conflict, reason: "CS:subscribed without CS:source",
                detail: "A subscribed calendar is made with CS:source: where it is to be fetched from.")
        }
        do {
            try await add(draft, named: name, of: owner)
        } catch {
            if case .nameTaken = error { throw Failure(.resourceMustBeNull) }
            throw error
        }
        return DAVAnswer(.created, fields: [.cacheControl: "no-cache"])
    }

    private func add(
        _ draft: CalendarDraft, named name: ResourceName, of owner: Principal
    ) async throws(CalendarStoreError) {
        let dead = draft.dead.compactMap { if case .set(let property) = $0 { property } else { nil } }
        if let source = draft.source {
            _ = try await store.addSubscription(
                to: source, wishedSeconds: nil, named: name, of: owner.id, properties: draft.properties, dead: dead,
                at: request.now)
        } else {
            _ = try await store.addCalendar(
                named: name, of: owner.id, properties: draft.properties, dead: dead, at: request.now)
        }
    }

    /// Names that scheduling will need in every home (RFC 6638 §2.1, §2.2).
    private static let reservedNames: Set<String> = ["inbox", "outbox", "notifications", "freebusy"]

    /// Names for something else, and those under which others' calendars are mounted, are no names of calendars.
    static func check(calendarName name: ResourceName) throws(Failure) {
        guard !reservedNames.contains(name.value.lowercased()), MountName(name) == nil else {
            throw Failure(.calendarCollectionLocationOK, detail: "The name \(name) is used for something else.")
        }
    }

    private func makeFolder(
        _ names: [String], of home: ResourceName, _ update: PropertyUpdate
    ) async throws -> DAVAnswer {
        guard let owner = try await finder.owner(home) else { throw Failure.noParent }
        try Self.check(name: names[names.count - 1])
        let (changes, refused) = update.changes(on: .folder, creating: true)
        guard refused.isEmpty else { return failed(update, refused) }
        let dead = changes.compactMap { if case .set(let property) = $0 { property } else { nil } }
        try await store.makeCollection(at: names, of: owner.id, properties: dead, at: request.now)
        return DAVAnswer(.created)
    }

    /// Nothing was made; each property says why (RFC 5689 §3.1, RFC 4791 §5.3.1.2).
    private func failed(_ update: PropertyUpdate, _ refused: [XMLName: Failure]) -> DAVAnswer {
        let outcomes = PropertyOutcome.all(of: update, refused: refused)
        guard request.method == .mkcalendar else {
            var writer = MultistatusWriter(root: .dav("mkcol-response"))
            writer.propstats(outcomes)
            writer.finish()
            return .xml(.failedDependency, writer.takeOctets())
        }
        var writer = MultistatusWriter()
        writer.response(href: request.path.href, outcomes: outcomes)
        writer.finish()
        return .xml(.multiStatus, writer.takeOctets())
    }
}

extension Set<XMLName> {
    /// What Apple's clients make: with or without saying that it is a calendar, which here it is.
    fileprivate var isSubscription: Bool {
        contains(.calendarServer("subscribed"))
            && isSubset(of: [.dav("collection"), .caldav("calendar"), .calendarServer("subscribed")])
    }
}

extension HTTPResponse.Status {
    /// RFC 4918 §11.4
    static let failedDependency = HTTPResponse.Status(code: 424, reasonPhrase: "Failed Dependency")
}
