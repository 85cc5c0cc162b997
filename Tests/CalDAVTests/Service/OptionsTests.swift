import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// What is announced, held against what is done.
struct OptionsTests {
    @Test(arguments: [
        "/dav/", House.home, House.calendar, House.calendar + "none.ics", "/dav/calendars/nobody/",
        "/dav/principals/users/anna/",
    ])
    func `rfc4918 §10.1 every path says the same, whether anything is there`(path: String) async throws {
        try await House.open { (house: House) async throws in
            let answer = house.service.options(on: try ResourcePath(decoding: path))
            #expect(answer.status == .ok)
            let tokens = answer.fields[.dav]?.split(separator: ",").map { $0.drop { $0 == " " } }
            #expect(tokens?.contains("calendar-access") == true)
            #expect(answer.fields[.dav] == DAVService.compliance)
        }
    }

    @Test func `rfc9110 §10.2.1 what is allowed is no 405, and what is not allowed is refused`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            try await house.ask("PUT", "/dav/files/anna/1.txt", [:], "text")
            let places = [
                "/dav/", "/dav/principals/", "/dav/principals/users/", "/dav/principals/users/anna/", "/dav/calendars/",
                House.home, House.calendar, House.calendar + "1.ics", "/dav/files/", "/dav/files/anna/",
                "/dav/files/anna/1.txt",
            ]
            for place in places {
                let allow = try #require(house.service.options(on: try ResourcePath(decoding: place)).fields[.allow])
                let allowed = Set(allow.split(separator: ",").map { String($0.drop { $0 == " " }) })
                for request in AccessTests.requests where !request.method.hasPrefix("MK") {
                    // What is allowed is asked so that nothing comes of it.
                    let isAllowed = allowed.contains(request.method)
                    let fields = isAllowed ? ["Depth": "9", "If": "("] : request.fields
                    let reply = try await house.ask(request.method, place, fields, isAllowed ? "" : request.body)
                    #expect(
                        isAllowed ? reply.status != 405 : [403, 405].contains(reply.status),
                        "\(request.method) \(place): \(reply.status)")
                }
            }
        }
    }

    @Test func `rfc4918 §18 class 2 means locks that hold`() async throws {
        try await House.open { (house: House) async throws in
            let path = House.calendar + "1.ics"
            try await house.put(path, House.event("1"))
            let token = try await house.lock(path)
            #expect(try await house.ask("PUT", path, [:], octets: House.event("1", "SUMMARY:B")).status == 423)
            #expect(try await house.ask("DELETE", path).status == 423)
            #expect(try await house.ask("MOVE", path, ["Destination": House.calendar + "2.ics"]).status == 423)
            #expect(try await house.ask("PROPPATCH", path, [:], XML.set("<X:note>x</X:note>")).status == 423)
            try await house.grant(House.calendar, House.href(of: house.bert), "D:all")
            let fields = ["If": "(<\(token)>)"]
            let other = try await house.ask("PUT", path, by: house.bert, fields, octets: House.event("1", "SUMMARY:C"))
            #expect(other.status == 423)
            let own = try await house.ask("PUT", path, fields, octets: House.event("1", "SUMMARY:D"))
            #expect(own.status == 204)
            let late = try await house.ask("PUT", path, [:], octets: House.event("1", "SUMMARY:E"), seconds: 3601)
            #expect(late.status == 204)
        }
    }

    @Test func `rfc4918 §9.10.6 refreshed, taken off, refused`() async throws {
        try await House.open { (house: House) async throws in
            let path = House.calendar + "1.ics"
            try await house.put(path, House.event("1"))
            let token = try await house.lock(path)
            let second = XML.element(
                "D:lockinfo", "<D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype>")
            #expect(try await house.ask("LOCK", path, [:], second).status == 423)
            let refreshed = try await house.ask(
                "LOCK", path, ["If": "(<\(token)>)", "Timeout": "Second-7200"], seconds: 3000)
            #expect(refreshed.status == 200)
            #expect(
                try await house.ask("PUT", path, [:], octets: House.event("1", "SUMMARY:B"), seconds: 5000).status
                    == 423)
            #expect(try await house.ask("UNLOCK", path, ["Lock-Token": "<urn:uuid:none>"]).status == 409)
            #expect(try await house.ask("UNLOCK", path, ["Lock-Token": "<\(token)>"]).status == 204)
            #expect(try await house.ask("PUT", path, [:], octets: House.event("1", "SUMMARY:C")).status == 204)
        }
    }

    @Test func `rfc4918 §9.10.4 a lock makes an empty file, but no empty calendar object`() async throws {
        try await House.open { (house: House) async throws in
            _ = try await house.lock("/dav/files/anna/new.txt")
            #expect(try await house.ask("GET", "/dav/files/anna/new.txt").octets.isEmpty)
            let body = XML.element(
                "D:lockinfo", "<D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype>")
            #expect(try await house.ask("LOCK", House.calendar + "new.ics", [:], body).status == 403)
        }
    }
}
