import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Scheduling

extension Route {
    /// The person behind the token, and colleagues.
    static let users: [Route] = [
        Route("getMe", .get, "/me", .readAccount) { service, call in try await service.getMe(call) },
        Route("listUsers", .get, "/users", .readAccount) { service, call in try await service.listUsers(call) },
        Route("getUser", .get, "/users/{userId}", .readAccount) { service, call in try await service.getUser(call) },
    ]
}

extension APIService {
    fileprivate func getMe(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let me = call.principal
        let calendars = try await store.calendars(of: me.id)
        let sharing = try await store.freeBusySharing(of: me.id)
        let secrets = OwnSettings(
            busyCalendars: calendars.filter { !$0.properties.isTransparent }.map(\.id), isPublic: sharing.isPublic)
        return APIAnswer.json { $0.user(me, freeBusy.zone(ofOwner: calendars), secrets) }.tagged(for: call.request)
    }

    fileprivate func listUsers(_ call: APICall) async throws -> APIAnswer {
        let page = try PageRequest(call, of: "listUsers", knowing: ["teamId", "name"])
        var people = try await colleagues(of: call.principal)
        if let text = page.query["teamId"] {
            guard let number = APIIdentifier.number(text, "tea") else {
                throw Failure.invalidParameter("teamId", "The id of a team is wanted.")
            }
            let team = PrincipalID(rawValue: number)
            // Who belongs to a team is for those in it to know.
            let own = try await store.teams(of: call.principal.id)
            let mayAsk = call.principal.isAdministrator || own.contains(team)
            let members = mayAsk ? try await store.members(ofAll: [team]) : []
            people.removeAll { !members.contains($0.id) }
        }
        if let name = page.query["name"] { people.removeAll { $0.name.value.lowercased() != name.lowercased() } }
        people.sort { $0.id.rawValue < $1.id.rawValue }
        let found = people.filter { $0.id.rawValue > page.last }.prefix(page.limit + 1)
        let calendars = try await store.calendars(ofAll: found.map(\.id))
        return page.answer(Array(found), at: "/users", number: \.id.rawValue) { writer, person in
            writer.user(person, freeBusy.zone(ofOwner: calendars[person.id] ?? []), nil)
        }
    }

    fileprivate func getUser(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        guard let number = APIIdentifier.number(call.path["userId"] ?? "", "usr"),
            let person = try await colleagues(of: call.principal).first(where: { $0.id.rawValue == number })
        else { throw Failure(.notFound) }
        let zone = freeBusy.zone(ofOwner: try await store.calendars(of: person.id))
        return APIAnswer.json { $0.user(person, zone, nil) }.tagged(for: call.request)
    }

    /// Oneself and all who share a team with one; everybody for an administrator. In no order.
    private func colleagues(of principal: Principal) async throws(CalendarStoreError) -> [Principal] {
        guard !principal.isAdministrator else { return try await store.principals().filter { $0.kind == .user } }
        let teams = try await store.teams(of: principal.id)
        let members = try await store.members(ofAll: teams).union([principal.id])
        return try await store.principals(named: [], numbered: Array(members), addressed: [])
            .filter { $0.kind == .user }
    }
}

/// What is for oneself alone to know.
private struct OwnSettings {
    let busyCalendars: [CalendarID]
    let isPublic: Bool
}

extension JSONWriter {
    fileprivate mutating func user(_ person: Principal, _ zone: Zone, _ own: OwnSettings?) {
        object { writer in
            writer.member("id", APIIdentifier.text(person))
            writer.member("name", person.name.value)
            writer.member("displayName", person.displayName)
            writer.member("email", person.addresses.first)
            writer.member("timeZone", zone.identifier)
            writer.member("administrator", person.isAdministrator)
            writer.member("principal", "/dav/principals/users/\(person.name.value)/")
            if let own {
                writer.member("busyCalendarIds", own.busyCalendars.map(APIIdentifier.text))
                writer.member("freeBusyVisibility", own.isPublic ? "public" : "colleagues")
            }
        }
    }
}
