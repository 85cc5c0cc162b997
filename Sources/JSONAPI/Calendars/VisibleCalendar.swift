import CalendarModel
import Failures
import HTTPTypes

/// A calendar that somebody may read, and what else they may do with it.
struct VisibleCalendar {
    /// In words of the contract, the least first.
    enum Access: String {
        case read
        case write
        case owner
    }

    let owner: Principal
    let calendar: CalendarCollection
    let privileges: Set<Privilege>
    let access: Access
}

extension APIService {
    /// All calendars that `principal` may read, in the order of their numbers. Where only busy times were granted there is
    /// nothing to show.
    func visibleCalendars(of principal: Principal) async throws(CalendarStoreError) -> [VisibleCalendar] {
        let own = try await store.calendars(of: principal.id).map {
            VisibleCalendar(owner: principal, calendar: $0, privileges: Privilege.all.closure, access: .owner)
        }
        let teams = try await store.teams(of: principal.id)
        let grantees = Set([.principal(principal.id), .authenticated] + teams.map(AccessGrant.Grantee.principal))
        let places = try await store.calendarsGranted(to: grantees).filter { $0.owner.id != principal.id }
        let scopes = Set(places.flatMap { [AccessScope.home($0.owner.id), .calendar($0.calendar.id)] })
        let grants = scopes.isEmpty ? [:] : try await store.grants(on: Array(scopes))
        let others = places.compactMap { place -> VisibleCalendar? in
            let privileges = place.privileges(of: grantees, grants)
            guard privileges.contains(.read) else { return nil }
            return VisibleCalendar(
                owner: place.owner, calendar: place.calendar, privileges: privileges,
                access: privileges.contains(.writeContent) ? .write : .read)
        }
        return (own + others).sorted { $0.calendar.id.rawValue < $1.calendar.id.rawValue }
    }

    /// That of the path; one that may not be read is not there.
    func calendar(_ call: APICall) async throws -> VisibleCalendar {
        guard let number = APIIdentifier.number(call.path["calendarId"] ?? "", "cal"),
            let found = try await visibleCalendars(of: call.principal).first(where: {
                $0.calendar.id.rawValue == number
            })
        else { throw Failure(.notFound) }
        return found
    }
}

extension VisibleCalendar {
    var kind: String {
        switch owner.kind {
        case .user: "personal"
        case .team: "group"
        case .resource: "resource"
        }
    }

    func write(to writer: inout JSONWriter) {
        let properties = calendar.properties
        writer.object { writer in
            writer.member("id", APIIdentifier.text(calendar.id))
            writer.member("owner", APIIdentifier.text(owner))
            writer.member("name", calendar.name.value)
            writer.member("kind", kind)
            writer.member("access", access.rawValue)
            writer.member("href", "/dav/calendars/\(owner.name.value)/\(calendar.name.value)/")
            writer.member("displayName", properties.displayName)
            writer.member("description", properties.details.isEmpty ? nil : properties.details)
            writer.member("color", properties.color)
            writer.member("timeZone", properties.zone)
            writer.member("transparent", properties.isTransparent)
            writer.member("createdAt", calendar.created)
            writer.member("updatedAt", calendar.modified)
        }
    }
}
