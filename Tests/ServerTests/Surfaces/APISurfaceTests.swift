import Accounts
import CalendarModel
import Chronology
import Failures
import Foundation
import HTTPTypes
import ICalendar
import JSONAPI
import Scheduling
import Storage
import Testing

@testable import Server

struct APISurfaceTests {
    struct Reply {
        var status: Int
        var fields: HTTPFields
        var text: String

        var json: [String: Any] {
            // What is no JSON has no members.
            (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
        }
        var type: String? { (json["type"] as? String)?.split(separator: "/").last.map(String.init) }
    }

    /// Anna and Bert share a team, Carl is in none; Anna has an appointment for an hour from the moment on.
    func asking(_ body: (DAVHouse, APISurface) async throws -> Void) async throws {
        try await DAVHouse.with(users: ["anna", "bert", "carl"]) { house in
            let anna = try await house.principal("anna")
            let team = try await house.store.addPrincipal(
                PrincipalDraft(kind: .team, name: ResourceName("design")!, displayName: ""), at: testMoment)
            try await house.store.setMembers([anna.id, try await house.principal("bert").id], of: team.id)
            var component = CalendarComponent(kind: .event)
            component.start = .utc(testMoment)
            component.ending = .after(CalendarDuration(seconds: 3600))
            component.summary = "Verschwiegen"
            let object = CalendarObject(uid: "1", kind: .event, components: [component])
            let prepared = try PreparedObject(octets: [1], object: object, now: testMoment)
            _ = try await house.store.apply(
                [ObjectChange(name: "1.ics", action: .put(prepared))], to: try await house.calendar("anna").id,
                by: .house, at: testMoment)
            let resolver = ZoneResolver(catalog: ZoneCatalog())
            let service = APIService(
                store: house.store, resolver: resolver,
                freeBusy: FreeBusyService(store: house.store, resolver: resolver))
            try await body(house, APISurface(service: service))
        }
    }

    func ask(
        _ surface: APISurface, _ method: HTTPRequest.Method, _ target: String, _ body: String = "",
        by principal: Principal? = nil, token: String? = nil, fields: HTTPFields = [:]
    ) async throws -> Reply {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        var fields = fields
        if let token { fields[.authorization] = "Bearer \(token)" }
        if !body.isEmpty, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        let request = SurfaceRequest(
            method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, fields: fields,
            body: Array(body.utf8), origin: RequestOrigin(address: nil, scheme: "http", host: "h"),
            principal: principal, now: testMoment, id: RequestID())
        let response: SurfaceResponse
        do {
            response = try await surface.row.handle(request)
        } catch {
            response = surface.row.renderer.response(
                to: Failure(answering: error), language: .english, id: request.id)
        }
        guard case .octets(let octets) = response.body else {
            return Reply(status: response.status.code, fields: response.fields, text: "")
        }
        return Reply(
            status: response.status.code, fields: response.fields, text: String(decoding: octets, as: UTF8.self))
    }

    private let week = "from=2026-05-28T00:00:00Z&to=2026-06-04T00:00:00Z"

    @Test func `rfc6750 §3 nobody is answered who has not said who they are`() async throws {
        try await asking { _, surface in
            let nobody = try await ask(surface, .get, "/api/v1/freebusy?who=anna&\(week)")
            #expect(nobody.status == 401 && nobody.type == "unauthenticated")
            #expect(nobody.fields[.wwwAuthenticate]?.hasPrefix("Bearer realm=\"turnus\", Basic") == true)
            #expect(nobody.fields[.requestIDForProgrammes]?.hasPrefix("req_") == true)
            #expect(nobody.json["requestId"] as? String == nobody.fields[.requestIDForProgrammes])
            let wrong = try await ask(surface, .get, "/api/v1/freebusy", token: "trn_guess")
            #expect(wrong.fields[.wwwAuthenticate]?.contains("invalid_token") == true)
            for _ in 0..<19 { _ = try await ask(surface, .get, "/api/v1/tokens", token: "trn_guess") }
            let tired = try await ask(surface, .get, "/api/v1/tokens", token: "trn_guess")
            #expect(tired.status == 429 && tired.type == "rate-limited" && tired.fields[.retryAfter] != nil)
        }
    }

    @Test func `what is not there is not there, and what cannot be done is said with what can`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            for path in ["/api", "/api/v1", "/api/v1/", "/api/v2/tokens", "/api/v1/tokens/", "/api/v1/nothing"] {
                #expect(try await ask(surface, .get, path, by: anna).status == 404, "\(path)")
            }
            let refused = try await ask(surface, .delete, "/api/v1/tokens", by: anna)
            #expect(refused.status == 405 && refused.fields[.allow] == "GET, POST, HEAD, OPTIONS")
            let form = try await ask(
                surface, .post, "/api/v1/find-time", "a=b", by: anna,
                fields: [.contentType: "application/x-www-form-urlencoded"])
            #expect(form.status == 415 && form.type == "unsupported-media-type")
            #expect(try await ask(surface, .post, "/api/v1/find-time", "{", by: anna).type == "malformed-request")
        }
    }

    @Test func `rfc9110 §13.1.2 the contract is served, and a copy is good as long as it is the same`() async throws {
        try await asking { _, surface in
            let contract = try await ask(surface, .get, "/api/openapi.yaml")
            #expect(contract.status == 200 && contract.text.hasPrefix("openapi: 3.1.0\n"))
            let tag = try #require(contract.fields[.eTag])
            #expect(try await ask(surface, .get, "/api/openapi.yaml", fields: [.ifNoneMatch: tag]).status == 304)
            #expect(try await ask(surface, .post, "/api/openapi.yaml").status == 405)
        }
    }

    @Test func `a token does what its scopes say, until it is deleted`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let draft = #"{"description":"Display","scopes":["freebusy:read","tokens:manage"],"expiresAt":null}"#
            let made = try await ask(surface, .post, "/api/v1/tokens", draft, by: anna)
            #expect(made.status == 201 && made.fields[.cacheControl] == "no-store")
            let secret = try #require(made.json["secret"] as? String)
            let place = try #require(made.fields[.location])
            let shown = try await ask(surface, .get, place, token: secret)
            #expect(shown.status == 200 && shown.json["secret"] == nil)
            #expect(shown.json["id"] as? String == made.json["id"] as? String)
            #expect(try await ask(surface, .get, "/api/v1/freebusy?who=anna&\(week)", token: secret).status == 200)
            let wide = #"{"description":"More","scopes":["busy:write"]}"#
            let refused = try await ask(surface, .post, "/api/v1/tokens", wide, token: secret)
            #expect(refused.status == 403 && refused.type == "insufficient-scope")
            #expect(refused.json["requiredScopes"] as? [String] == ["busy:write"])
            let bert = try await house.principal("bert")
            #expect(try await ask(surface, .delete, place, by: bert).status == 404)
            #expect(try await ask(surface, .delete, place, token: secret).status == 204)
            #expect(try await ask(surface, .get, place, token: secret).status == 401)
        }
    }

    @Test func `a token without the scope is refused, whatever its user may do`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let made = try await ask(
                surface, .post, "/api/v1/tokens", #"{"description":"x","scopes":["busy:read"]}"#, by: anna)
            let secret = try #require(made.json["secret"] as? String)
            let refused = try await ask(surface, .get, "/api/v1/tokens", token: secret)
            #expect(refused.status == 403 && refused.fields[.wwwAuthenticate]?.contains("insufficient_scope") == true)
        }
    }

    @Test func `rfc8288 §3 a list is told in pages, each once`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            for index in 1...5 {
                let draft = #"{"description":"\#(index)","scopes":["busy:read"]}"#
                #expect(try await ask(surface, .post, "/api/v1/tokens", draft, by: anna).status == 201)
            }
            var seen: [String] = []
            var target = "/api/v1/tokens?limit=2"
            for _ in 0..<3 {
                let page = try await ask(surface, .get, target, by: anna)
                seen += (page.json["items"] as? [[String: Any]] ?? []).compactMap { $0["description"] as? String }
                guard let cursor = page.json["nextCursor"] as? String else { break }
                target = "/api/v1/tokens?limit=2&cursor=\(cursor)"
                #expect(page.fields[HTTPField.Name("Link")!] == "<\(target)>; rel=\"next\"")
            }
            #expect(seen == ["1", "2", "3", "4", "5"])
            #expect(try await ask(surface, .get, "/api/v1/tokens?cursor=abc", by: anna).type == "invalid-cursor")
            #expect(try await ask(surface, .get, "/api/v1/tokens?limit=0", by: anna).type == "invalid-parameter")
        }
    }

    @Test func `colleagues see times and nothing else; strangers see what they see of nobody`() async throws {
        try await asking { house, surface in
            let anna = try await house.principal("anna")
            let id = try #require(
                try await ask(surface, .get, "/api/v1/freebusy?who=anna&\(week)", by: anna).json["people"] as? [Any])
            #expect(id.count == 1)
            let target = "/api/v1/freebusy?who=anna,bert,carl,nobody&\(week)&timeZone=Europe/Berlin"
            let reply = try await ask(surface, .get, target, by: try await house.principal("bert"))
            #expect(!reply.text.contains("Verschwiegen"))
            let people = reply.json["people"] as? [[String: Any]] ?? []
            #expect(people.map { $0["state"] as? String } == ["known", "known", "notVisible", "notVisible"])
            let busy = people[0]["busy"] as? [[String: String]]
            let berlin = try #require(ZoneCatalog().zone(named: "Europe/Berlin"))
            #expect(
                busy == [
                    [
                        "start": testMoment.rfc3339(in: berlin),
                        "end": testMoment.advanced(bySeconds: 3600).rfc3339(in: berlin), "type": "busy",
                    ]
                ])
            let stranger = try await ask(
                surface, .get, "/api/v1/freebusy?who=anna&\(week)", by: try await house.principal("carl"))
            #expect((stranger.json["people"] as? [[String: Any]])?[0]["state"] as? String == "notVisible")
            for query in ["who=&\(week)", "\(week)", "who=anna&\(week)&x=1", "who=anna&from=now&to=later"] {
                #expect(try await ask(surface, .get, "/api/v1/freebusy?\(query)", by: anna).type == "invalid-parameter")
            }
        }
    }

    @Test func `who shows one calendar is partly known`() async throws {
        try await asking { house, surface in
            let carl = try await house.principal("carl")
            let calendar = try await house.calendar("anna")
            try await house.store.setGrants(
                [AccessGrant(grantee: .principal(carl.id), privileges: [.readFreeBusy])], on: .calendar(calendar.id))
            let reply = try await ask(surface, .get, "/api/v1/freebusy?who=anna&\(week)", by: carl)
            let people = reply.json["people"] as? [[String: Any]] ?? []
            #expect(people.first?["state"] as? String == "partlyUnknown")
            #expect((people.first?["busy"] as? [Any])?.count == 1)
        }
    }

    @Test func `a time is found, with its reason, in the language of whoever asks`() async throws {
        try await asking { house, surface in
            let end = testMoment.advanced(bySeconds: 4 * 3600).rfc3339
            let question = """
                {"required":["bert"],"optional":["anna","carl"],"duration":"PT1H","interval":"PT20M",\
                "from":"\(testMoment.rfc3339)","to":"\(end)","bufferBefore":"PT15M","limit":3}
                """
            let bert = try await house.principal("bert")
            let reply = try await ask(
                surface, .post, "/api/v1/find-time", question, by: bert, fields: [.acceptLanguage: "de"])
            #expect(reply.status == 200)
            let items = reply.json["items"] as? [[String: Any]] ?? []
            #expect(items.map { $0["rank"] as? Int } == [1, 2, 3].prefix(items.count).map { $0 })
            let first = try #require(items.first)
            let start = try #require((first["start"] as? String).flatMap(Instant.init(rfc3339:)))
            #expect(testMoment.seconds(to: start) >= 3600 + 900)
            #expect(first["missing"] as? [String] == [])
            #expect(first["unknown"] as? [String] == ["carl"])
            #expect(first["reason"] as? String == "Nicht alles bekannt von carl.")
            #expect(items.contains { $0["missing"] as? [String] == ["anna"] })
            let people = reply.json["people"] as? [[String: String]] ?? []
            #expect(people.map { $0["state"] } == ["known", "known", "notVisible"])
        }
    }

    @Test func `without somebody who is required and cannot be seen there is no time, and it is said why`() async throws
    {
        try await asking { house, surface in
            let end = testMoment.advanced(bySeconds: 4 * 3600).rfc3339
            let question = """
                {"required":["carl"],"duration":"PT1H","from":"\(testMoment.rfc3339)","to":"\(end)"}
                """
            let reply = try await ask(
                surface, .post, "/api/v1/find-time", question, by: try await house.principal("bert"))
            #expect((reply.json["items"] as? [Any])?.isEmpty == true)
            #expect((reply.json["people"] as? [[String: String]])?.first?["state"] == "notVisible")
            let wrong = try await ask(
                surface, .post, "/api/v1/find-time", #"{"required":[]}"#, by: try await house.principal("bert"))
            #expect(wrong.status == 422 && wrong.type == "invalid-body")
        }
    }
}
