import CalendarModel
import Chronology
import Failures
import Feeds
import HTTPTypes
import ICalendar
import Scheduling
import Secrets
import Storage
import Testing

@testable import Server

struct FreeBusySurfaceTests {
    /// Anna has an appointment from the moment on, an hour long.
    private func asking(_ body: (DAVHouse, Principal, FreeBusySurface) async throws -> Void) async throws {
        try await DAVHouse.with(users: ["anna", "bert", "carl"]) { house in
            let anna = try #require(try await house.store.principal(named: ResourceName("anna")!))
            let calendar = try #require(try await house.store.calendars(of: anna.id).first)
            var component = CalendarComponent(kind: .event)
            component.start = .utc(testMoment)
            component.ending = .after(CalendarDuration(seconds: 3600))
            component.summary = "Verschwiegen"
            let object = CalendarObject(uid: "1", kind: .event, components: [component])
            let prepared = try PreparedObject(octets: [1], object: object, now: testMoment)
            _ = try await house.store.apply(
                [ObjectChange(name: "1.ics", action: .put(prepared))], to: calendar.id, by: .house, at: testMoment)
            let resolver = ZoneResolver(catalog: ZoneCatalog())
            let surface = FreeBusySurface(
                service: FreeBusyAddressService(
                    freeBusy: FreeBusyService(store: house.store, resolver: resolver), sharing: house.store,
                    principals: house.store))
            try await body(house, anna, surface)
        }
    }

    private func get(
        _ surface: FreeBusySurface, _ path: String, query: String? = nil, by principal: Principal? = nil,
        _ fields: HTTPFields = [:], seconds: Int64 = 0
    ) async throws -> (status: Int, text: String, fields: HTTPFields) {
        let request = SurfaceRequest(
            method: .get, path: path, query: query, fields: fields,
            origin: RequestOrigin(address: nil, scheme: "http", host: "h"), principal: principal,
            now: testMoment.advanced(bySeconds: seconds), id: RequestID())
        do {
            let response = try await surface.row.handle(request)
            guard case .octets(let octets) = response.body else { return (response.status.code, "", response.fields) }
            return (response.status.code, String(decoding: octets, as: UTF8.self), response.fields)
        } catch let failure as Failure {
            return (failure.status.code, "", [:])
        }
    }

    @Test func `nobody is told anything unless its owner says so, and nobody is told who there is`() async throws {
        try await asking { house, _, surface in
            let bert = try #require(try await house.store.principal(named: ResourceName("bert")!))
            for name in ["anna", "anna.ifb", "nobody", "%00", ""] {
                #expect(try await get(surface, "/freebusy/\(name)").status == 401)
                #expect(try await get(surface, "/freebusy/\(name)", query: "token=guess").status == 404)
                #expect(try await get(surface, "/freebusy/\(name)", by: bert).status == 404)
            }
        }
    }

    @Test func `times are told as times, to the public, to who has the link, and to colleagues`() async throws {
        try await asking { house, anna, surface in
            let bert = try #require(try await house.store.principal(named: ResourceName("bert")!))
            let carl = try #require(try await house.store.principal(named: ResourceName("carl")!))
            let team = try await house.store.addPrincipal(
                PrincipalDraft(kind: .team, name: ResourceName("design")!, displayName: ""), at: testMoment)
            try await house.store.setMembers([anna.id, bert.id], of: team.id)
            let end = testMoment.advanced(bySeconds: 3600)
            let line = "FREEBUSY;FBTYPE=BUSY:\(CalendarTime.utc(testMoment).text)/\(CalendarTime.utc(end).text)\r\n"
            for asker in [anna, bert] {
                let reply = try await get(surface, "/freebusy/anna.ifb", by: asker)
                #expect(reply.status == 200 && reply.text.contains(line))
                #expect(!reply.text.contains("Verschwiegen") && !reply.text.contains("METHOD"))
            }
            #expect(try await get(surface, "/freebusy/anna", by: carl).status == 404)
            try await house.store.setFreeBusySharing(
                FreeBusySharing(isPublic: false, tokenDigest: Digest.sha256Hex("secret")), of: anna.id)
            #expect(try await get(surface, "/freebusy/anna", query: "token=secret").text.contains(line))
            #expect(try await get(surface, "/freebusy/anna").status == 401)
            try await house.store.setFreeBusySharing(FreeBusySharing(isPublic: true, tokenDigest: nil), of: anna.id)
            #expect(try await get(surface, "/freebusy/anna").text.contains(line))
            #expect(try await get(surface, "/freebusy/anna", query: "period=nonsense").status == 400)
        }
    }

    @Test func `rfc9110 §13.1.2 a copy is good as long as the times are`() async throws {
        try await asking { house, anna, surface in
            try await house.store.setFreeBusySharing(FreeBusySharing(isPublic: true, tokenDigest: nil), of: anna.id)
            let first = try await get(surface, "/freebusy/anna")
            let tag = try #require(first.fields[.eTag])
            #expect(first.fields[.contentType] == "text/calendar; charset=utf-8")
            let again = try await get(surface, "/freebusy/anna", [.ifNoneMatch: tag], seconds: 60)
            #expect(again.status == 304 && again.text.isEmpty && again.fields[.eTag] == tag)
            let calendar = try #require(try await house.store.calendars(of: anna.id).first)
            _ = try await house.store.apply(
                [ObjectChange(name: "1.ics", action: .delete)], to: calendar.id, by: .house, at: testMoment)
            #expect(try await get(surface, "/freebusy/anna", [.ifNoneMatch: tag], seconds: 60).status == 200)
        }
    }
}
