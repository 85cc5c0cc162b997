import CalendarModel
import Failures
import HTTPTypes

extension Route {
    /// Teams and their members, for those in them and for administrators.
    static let teams: [Route] = [
        Route("listTeams", .get, "/teams", .readTeams) { service, call in try await service.listTeams(call) },
        Route("getTeam", .get, "/teams/{teamId}", .readTeams) { service, call in try await service.getTeam(call) },
        Route("listMembers", .get, "/teams/{teamId}/members", .readTeams) { service, call in
            try await service.listMembers(call)
        },
    ]
}

extension APIService {
    fileprivate func listTeams(_ call: APICall) async throws -> APIAnswer {
        let page = try PageRequest(call, of: "listTeams", knowing: [])
        let teams = try await teams(of: call.principal).sorted { $0.id.rawValue < $1.id.rawValue }
        let found = teams.filter { $0.id.rawValue > page.last }.prefix(page.limit + 1)
        return page.answer(Array(found), at: "/teams", number: \.id.rawValue) { $0.team($1) }
    }

    fileprivate func getTeam(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let team = try await team(call)
        return APIAnswer.json { $0.team(team) }.tagged(for: call.request)
    }

    fileprivate func listMembers(_ call: APICall) async throws -> APIAnswer {
        let page = try PageRequest(call, of: "listMembers", knowing: [])
        let team = try await team(call)
        let members = try await store.members(of: team.id).sorted { $0.id.rawValue < $1.id.rawValue }
        let found = members.filter { $0.id.rawValue > page.last }.prefix(page.limit + 1)
        let path = "/teams/\(APIIdentifier.text(team))/members"
        return page.answer(Array(found), at: path, number: \.id.rawValue) { $0.membership(of: $1) }
    }

    private func team(_ call: APICall) async throws -> Principal {
        guard let number = APIIdentifier.number(call.path["teamId"] ?? "", "tea"),
            let team = try await teams(of: call.principal).first(where: { $0.id.rawValue == number })
        else { throw Failure(.notFound) }
        return team
    }

    /// Those that one is in; all for an administrator. In no order.
    private func teams(of principal: Principal) async throws(CalendarStoreError) -> [Principal] {
        guard !principal.isAdministrator else { return try await store.principals().filter { $0.kind == .team } }
        let teams = try await store.teams(of: principal.id)
        return try await store.principals(named: [], numbered: teams, addressed: [])
    }
}

extension JSONWriter {
    fileprivate mutating func team(_ team: Principal) {
        object { writer in
            writer.member("id", APIIdentifier.text(team))
            writer.member("name", team.name.value)
            writer.member("displayName", team.displayName)
            writer.member("principal", "/dav/principals/teams/\(team.name.value)/")
        }
    }

    fileprivate mutating func membership(of person: Principal) {
        object { writer in
            writer.name("user")
            writer.object { writer in
                writer.member("id", APIIdentifier.text(person))
                writer.member("name", person.name.value)
                writer.member("displayName", person.displayName)
            }
        }
    }
}
