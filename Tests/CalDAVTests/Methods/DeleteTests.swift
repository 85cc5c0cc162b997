import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Testing
import WebDAV

@testable import CalDAV

struct DeleteTests {
    private let path = House.calendar + "1.ics"

    @Test func `rfc9110 §13.1.1 only what was seen last is deleted`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("DELETE", path).status == 404)
            let tag = try await house.put(path, House.event("1"))
            #expect(try await house.ask("DELETE", path, ["If-Match": "\"x\""]).status == 412)
            #expect(try await house.ask("GET", path).status == 200)
            #expect(try await house.ask("DELETE", path, ["If-Match": tag]).status == 204)
            #expect(try await house.ask("GET", path).status == 404)
            #expect(try await house.ask("DELETE", path, ["If-Match": tag]).status == 404)
        }
    }

    @Test func `rfc4918 §9.6.1 a calendar goes with everything in it`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            #expect(try await house.ask("DELETE", House.calendar, ["Depth": "0"]).status == 400)
            #expect(try await house.ask("DELETE", House.calendar).status == 204)
            #expect(try await house.ask("GET", path).status == 404)
            #expect(try await house.ask("PROPFIND", House.calendar, ["Depth": "0"]).status == 404)
            #expect(try await house.ask("MKCALENDAR", House.calendar).status == 201)
            let listing = try await house.read("PROPFIND", House.calendar, ["Depth": "1"], XML.propfind("D:getetag"))
            #expect(listing.hrefs == [House.calendar])
        }
    }

    @Test(arguments: [House.home, "/dav/files/anna/"])
    func `what a person has from the house stays`(path: String) async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("DELETE", path).status == 405)
        }
    }

    @Test func `rfc4918 §7.4 a lock inside keeps a calendar from being deleted`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            let token = try await house.lock(path)
            let refused = try await house.ask("DELETE", House.calendar)
            #expect(refused.status == 423)
            #expect(try await house.ask("GET", path).status == 200)
            let held = try await house.ask("DELETE", House.calendar, ["If": "<\(House.base)\(path)> (<\(token)>)"])
            #expect(held.status == 204)
            #expect(try await house.ask("MKCALENDAR", House.calendar).status == 201)
            try await house.put(path, House.event("1"))
        }
    }

    @Test func `rfc3744 §3.10 who may write in a calendar may not take it away`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            try await house.grant(
                House.calendar, "<D:href>/dav/principals/users/bert/</D:href>", "D:read", "D:write")
            #expect(try await house.ask("DELETE", House.calendar, by: house.bert).status == 403)
            let fields = ["Destination": "/dav/calendars/bert/taken/"]
            #expect(try await house.ask("MOVE", House.calendar, by: house.bert, fields).status == 403)
            #expect(try await house.ask("DELETE", path, by: house.bert).status == 204)
            try await house.grant(House.home, "<D:href>/dav/principals/users/bert/</D:href>", "D:all")
            #expect(try await house.ask("DELETE", House.calendar, by: house.bert).status == 204)
        }
    }
}
