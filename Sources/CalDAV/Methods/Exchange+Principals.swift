import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// The reports about principals (RFC 3744 §9).
extension Exchange {
    /// Those that the asking principal may know, by what their properties say (RFC 3744 §9.4).
    func principalPropertySearch(_ resource: Resource, _ body: XMLElement) async throws -> DAVAnswer {
        let search = try PrincipalPropertySearch(body)
        let plan = PropertyPlan(search.properties, isMinimal: preferences.isMinimal)
        var writer = ResponseWriter(plan)
        let isAbove = resource.kind == .principals || resource.kind == .root
        let isEverywhere = search.appliesToPrincipalCollectionSet || isAbove
        let kind: Principal.Kind? = if case .principalKind(let kind) = resource { kind } else { nil }
        if isEverywhere || kind != nil {
            for principal in try await known() where isEverywhere || principal.kind == kind {
                guard search.matches({ Self.searchable($0, of: principal) }) else { continue }
                try await write(principal, to: &writer)
            }
        }
        writer.finish()
        return .multistatus(writer, fields: preferenceFields)
    }

    func principalSearchPropertySet(_ body: XMLElement) throws -> DAVAnswer {
        _ = try PrincipalSearchPropertySet(body)
        return .xml(.ok, PrincipalSearchPropertySet.answer(Self.searchableProperties))
    }

    /// RFC 3744 §9.3
    func principalMatch(_ resource: Resource, _ body: XMLElement) async throws -> DAVAnswer {
        let match = try PrincipalMatch(body)
        let plan = PropertyPlan(match.properties, isMinimal: preferences.isMinimal)
        var writer = ResponseWriter(plan)
        let teams = Set(try await store.teams(of: request.principal.id))
        let isMe = { (principal: Principal) in principal.id == request.principal.id || teams.contains(principal.id) }
        switch (match.criterion, resource) {
        case (.isSelf, .principals), (.isSelf, .principalKind), (.isSelf, .root):
            for principal in try await known() where isMe(principal) && Self.holds(resource, principal) {
                try await write(principal, to: &writer)
            }
        case (.property(.dav("owner")), .home), (.property(.dav("owner")), .homes):
            let owner = if case .home(let owner) = resource { owner } else { request.principal }
            guard isMe(owner) else { break }
            for calendar in try await store.calendars(of: owner.id) {
                let resource = Resource.calendar(PlacedCalendar(owner: owner, calendar: calendar))
                let privileges = try await finder.access.privileges(on: resource)
                writer.write(try await loader.view(of: resource, privileges, needs: plan.needs))
            }
        default: break
        }
        writer.finish()
        return .multistatus(writer, fields: preferenceFields)
    }

    private static func holds(_ collection: Resource, _ principal: Principal) -> Bool {
        if case .principalKind(let kind) = collection { principal.kind == kind } else { true }
    }

    /// RFC 3744 §9.2
    func accessPrincipals(_ resource: Resource, _ body: XMLElement) async throws -> DAVAnswer {
        let wish = try ACLPrincipalPropSet(body)
        let view = try await loader.view(of: resource, [.readACL], needs: .grants)
        var writer = ResponseWriter(PropertyPlan(wish.properties, isMinimal: preferences.isMinimal))
        var named: [Principal] = resource.owner.map { [$0] } ?? []
        for case .principal(let id) in view.grants.map(\.grantee) {
            if let grantee = view.grantees[id], !named.contains(grantee) { named.append(grantee) }
        }
        for principal in named { try await write(principal, to: &writer) }
        writer.finish()
        return .multistatus(writer, fields: preferenceFields)
    }

    private func known() async throws -> [Principal] {
        var known: [Principal] = []
        for principal in try await store.principals() where try await finder.access.mayKnow(principal) {
            known.append(principal)
        }
        return known
    }

    private func write(_ principal: Principal, to writer: inout ResponseWriter) async throws {
        writer.write(
            try await loader.view(of: .principal(principal), Access.corridor, needs: writer.plan.needs))
    }

    private static let searchableProperties: [(name: XMLName, description: String)] = [
        (.dav("displayname"), "Name"), (.calendarServer("email-address-set"), "E-mail address"),
        (.caldav("calendar-user-address-set"), "Calendar user address"),
        (.caldav("calendar-user-type"), "Person, group or resource"),
    ]

    private static func searchable(_ name: XMLName, of principal: Principal) -> [String] {
        switch name {
        case .dav("displayname"): [principal.displayName]
        case .calendarServer("email-address-set"): principal.addresses
        case .caldav("calendar-user-address-set"): principal.addresses.map { "mailto:" + $0 }
        case .caldav("calendar-user-type"):
            switch principal.kind {
            case .user: ["INDIVIDUAL"]
            case .team: ["GROUP"]
            case .resource: ["RESOURCE"]
            }
        default: []
        }
    }
}
