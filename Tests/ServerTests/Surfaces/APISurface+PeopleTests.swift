import CalendarModel
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Server

/// People, teams and calendars: what there is to see of them, and what can be changed.
extension APISurfaceTests {
    private func names(_ reply: Reply) -> [String] {
        (reply.json["items"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    @Test func `one sees oneself and colleagues, an administrator everybody`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let carl = try await house.principal("carl")
            #expect(names(try await ask(surface, .get, "/api/v1/users", by: anna)) == ["anna", "bert"])
            #expect(names(try await ask(surface, .get, "/api/v1/users?name=BERT", by: anna)) == ["bert"])
            #expect(names(try await ask(surface, .get, "/api/v1/users", by: carl)) == ["carl"])
            var chief = carl
            chief.isAdministrator = true
            #expect(names(try await ask(surface, .get, "/api/v1/users", by: chief)) == ["anna", "bert", "carl"])
            let me = try await ask(surface, .get, "/api/v1/me", by: anna)
            #expect(me.json["freeBusyVisibility"] as? String == "colleagues")
            #expect((me.json["busyCalendarIds"] as? [String])?.count == 1)
            let id = try #require(me.json["id"] as? String)
            let seen = try await ask(surface, .get, "/api/v1/users/\(id)", by: try await house.principal("bert"))
            #expect(seen.status == 200 && seen.json["busyCalendarIds"] == nil)
            #expect(try await ask(surface, .get, "/api/v1/users/\(id)", by: carl).status == 404)
        }
    }

    @Test func `rfc9110 §15.4.5 what has not changed is not told again`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let me = try await ask(surface, .get, "/api/v1/me", by: anna)
            let tag = try #require(me.fields[.eTag])
            let again = try await ask(surface, .get, "/api/v1/me", by: anna, fields: [.ifNoneMatch: tag])
            #expect(again.status == 304 && again.text.isEmpty && again.fields[.eTag] == tag)
        }
    }

    @Test func `a team is seen by those in it`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let carl = try await house.principal("carl")
            let teams = try await ask(surface, .get, "/api/v1/teams", by: anna)
            #expect(names(teams) == ["design"])
            #expect(names(try await ask(surface, .get, "/api/v1/teams", by: carl)) == [])
            let id = try #require((teams.json["items"] as? [[String: Any]])?.first?["id"] as? String)
            let members = try await ask(surface, .get, "/api/v1/teams/\(id)/members?limit=1", by: anna)
            let first = (members.json["items"] as? [[String: [String: String]]])?.first?["user"]
            #expect(first?["name"] == "anna" && members.json["nextCursor"] is String)
            #expect(try await ask(surface, .get, "/api/v1/teams/\(id)", by: anna).status == 200)
            for path in ["/api/v1/teams/\(id)", "/api/v1/teams/\(id)/members"] {
                #expect(try await ask(surface, .get, path, by: carl).status == 404)
            }
            let found = try await ask(surface, .get, "/api/v1/users?teamId=\(id)", by: anna)
            #expect(names(found) == ["anna", "bert"])
        }
    }

    @Test func `a calendar is made, changed by its tag, and removed`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let me = try #require(try await ask(surface, .get, "/api/v1/me", by: anna).json["id"] as? String)
            let draft = ##"{"owner":"\##(me)","name":"work","color":"#2E7D32","timeZone":"Europe/Berlin"}"##
            let made = try await ask(surface, .post, "/api/v1/calendars", draft, by: anna)
            #expect(made.status == 201 && made.json["href"] as? String == "/dav/calendars/anna/work/")
            #expect(try await ask(surface, .post, "/api/v1/calendars", draft, by: anna).type == "name-taken")
            let place = try #require(made.fields[.location])
            let tag = try #require(try await ask(surface, .get, place, by: anna).fields[.eTag])
            let patch: HTTPFields = [.contentType: "application/merge-patch+json", .ifMatch: tag]
            let change = #"{"displayName":"Arbeit","color":null}"#
            let changed = try await ask(surface, .patch, place, change, by: anna, fields: patch)
            #expect(changed.status == 200 && changed.json["displayName"] as? String == "Arbeit")
            #expect(changed.json["color"] is NSNull && changed.json["timeZone"] as? String == "Europe/Berlin")
            let late = try await ask(surface, .patch, place, #"{"transparent":true}"#, by: anna, fields: patch)
            #expect(late.status == 412 && late.type == "precondition-failed")
            #expect(try await ask(surface, .patch, place, change, by: anna).status == 415)
            let bert = try await house.principal("bert")
            for method in [HTTPRequest.Method.get, .delete] {
                #expect(try await ask(surface, method, place, by: bert).status == 404)
            }
            #expect(try await ask(surface, .delete, place, by: anna, fields: [.ifMatch: tag]).status == 412)
            #expect(try await ask(surface, .delete, place, by: anna).status == 204)
            #expect(try await ask(surface, .get, place, by: anna).status == 404)
        }
    }

    @Test func `what was shared is seen as far as it was shared`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let carl = try await house.principal("carl")
            let calendar = try await house.calendar("anna")
            let own = try await ask(surface, .get, "/api/v1/calendars?owner=nobody", by: carl)
            #expect((own.json["items"] as? [Any])?.isEmpty == true)
            for (privileges, access) in [([.readFreeBusy], nil), ([.read], "read"), ([.read, .write], "write")]
                as [(Set<Privilege>, String?)]
            {
                try await house.store.setGrants(
                    [AccessGrant(grantee: .principal(carl.id), privileges: privileges)], on: .calendar(calendar.id))
                let list = try await ask(surface, .get, "/api/v1/calendars", by: carl)
                let items = list.json["items"] as? [[String: Any]] ?? []
                let shared = items.first { $0["href"] as? String == "/dav/calendars/anna/calendar/" }
                #expect(shared?["access"] as? String == access)
            }
            let id = try #require(
                (try await ask(surface, .get, "/api/v1/calendars", by: anna).json["items"] as? [[String: Any]])?
                    .first?["id"] as? String)
            #expect(try await ask(surface, .delete, "/api/v1/calendars/\(id)", by: carl).status == 403)
            let patch: HTTPFields = [.contentType: "application/merge-patch+json"]
            let renamed = try await ask(
                surface, .patch, "/api/v1/calendars/\(id)", #"{"displayName":"Neu"}"#, by: carl, fields: patch)
            #expect(renamed.status == 200)
        }
    }
}
