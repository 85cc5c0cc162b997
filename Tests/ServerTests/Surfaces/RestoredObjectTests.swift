import CalendarModel
import Chronology
import HTTPTypes
import ICalendar
import Storage
import Testing

/// What is brought back is told to every client, and nothing of what is kept shows before.
struct RestoredObjectTests {
    private static let calendar = "/dav/calendars/anna/calendar/"

    private func restorer(_ house: DAVHouse) -> ObjectRestorer {
        ObjectRestorer(
            store: house.store, resolver: ZoneResolver(catalog: ZoneCatalog()),
            author: Author(principal: nil, agent: "turnus restore-object"))
    }

    private func sync(_ house: DAVHouse, _ token: String) async throws -> DAVHouse.Answer {
        try await house.ask(
            "anna", "REPORT", Self.calendar,
            """
            <sync-collection xmlns="DAV:"><sync-token>\(token)</sync-token><sync-level>1</sync-level>\
            <prop><getetag/></prop></sync-collection>
            """)
    }

    @Test func `a deleted object comes back under its name, and its clients hear of it`() async throws {
        try await DAVHouse.with(users: ["anna"]) { house in
            let id = try await house.calendar("anna").id
            _ = try await house.ask("anna", "PUT", Self.calendar + "a.ics", DAVHouse.event("a"))
            _ = try await house.ask("anna", "DELETE", Self.calendar + "a.ics")
            let token = try #require(try await sync(house, "").text(of: "sync-token"))
            #expect(
                try await house.ask("anna", "PROPFIND", Self.calendar, fields: [.depth: "1"]).hrefs == [Self.calendar])
            let revision = try #require(try await house.store.revisions(in: id, uid: "a", limit: 1).first)
            _ = try await restorer(house).restore(revision, at: house.now)
            let told = try await sync(house, token)
            #expect(told.hrefs == [Self.calendar + "a.ics"] && told.body.contains("200 OK"))
            #expect(try await house.ask("anna", "GET", Self.calendar + "a.ics").body == DAVHouse.event("a"))
        }
    }

    @Test func `a deleted UID is free at once, and what has it then is not overwritten`() async throws {
        try await DAVHouse.with(users: ["anna"]) { house in
            let id = try await house.calendar("anna").id
            _ = try await house.ask("anna", "PUT", Self.calendar + "a.ics", DAVHouse.event("a"))
            _ = try await house.ask("anna", "DELETE", Self.calendar + "a.ics")
            let again = try await house.ask("anna", "PUT", Self.calendar + "b.ics", DAVHouse.event("a", summary: "B"))
            #expect(again.status == 201)
            let revision = try #require(try await house.store.revisions(in: id, uid: "a", limit: 1).first)
            await #expect(throws: RestoreRefusal.uidTaken(by: "b.ics")) {
                try await restorer(house).restore(revision, at: house.now)
            }
            #expect(
                try await house.ask("anna", "GET", Self.calendar + "b.ics").body == DAVHouse.event("a", summary: "B"))
        }
    }

    @Test func `a change is taken back, and so is taking it back`() async throws {
        try await DAVHouse.with(users: ["anna"]) { house in
            let id = try await house.calendar("anna").id
            let (first, second) = (DAVHouse.event("a"), DAVHouse.event("a", summary: "B"))
            _ = try await house.ask("anna", "PUT", Self.calendar + "a.ics", first)
            _ = try await house.ask("anna", "PUT", Self.calendar + "a.ics", second)
            for expected in [first, second] {
                let revision = try #require(try await house.store.revisions(in: id, uid: "a", limit: 1).first)
                _ = try await restorer(house).restore(revision, at: house.now)
                #expect(try await house.ask("anna", "GET", Self.calendar + "a.ics").body == expected)
            }
        }
    }

    @Test func `everything a client wiped out comes back in one go, but for what was made anew`() async throws {
        try await DAVHouse.with(users: ["anna"]) { house in
            let id = try await house.calendar("anna").id
            let names = (0..<30).map { "e\($0)" }
            for name in names {
                _ = try await house.ask("anna", "PUT", Self.calendar + "\(name).ics", DAVHouse.event(name))
            }
            for name in names {
                let gone = try await house.ask(
                    "anna", "DELETE", Self.calendar + "\(name).ics", fields: [.userAgent: "Bad/1"])
                #expect(gone.status == 204)
            }
            _ = try await house.ask("anna", "PUT", Self.calendar + "new.ics", DAVHouse.event("e7", summary: "New"))
            #expect(try await house.ask("anna", "PROPFIND", Self.calendar, fields: [.depth: "1"]).hrefs.count == 2)
            // One has come back already, one was made anew under its name.
            _ = try await house.ask("anna", "PUT", Self.calendar + "e3.ics", DAVHouse.event("e3"))
            _ = try await house.ask("anna", "PUT", Self.calendar + "e4.ics", DAVHouse.event("e4", summary: "New"))
            let burst = try #require(try await house.store.bursts(in: id).first)
            #expect(burst.count == 30 && burst.author.agent == "Bad/1")
            let outcome = try await restorer(house).restore(burst, at: house.now)
            #expect(outcome.restored == 27)
            #expect(outcome.refused.map(\.refusal) == [.uidTaken(by: "new.ics"), .uidTaken(by: "e4.ics")])
            #expect(try await house.store.bursts(in: id) == [])
            #expect(try await house.ask("anna", "PROPFIND", Self.calendar, fields: [.depth: "1"]).hrefs.count == 31)
            #expect(try await house.store.check() == [])
        }
    }
}
