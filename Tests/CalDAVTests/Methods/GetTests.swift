import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Testing
import WebDAV

@testable import CalDAV

struct GetTests {
    private let path = House.calendar + "1.ics"

    @Test func `rfc9110 §13.1.2 what the client has is not sent again`() async throws {
        try await House.open { (house: House) async throws in
            let tag = try await house.put(path, House.event("1"))
            let same = try await house.ask("GET", path, ["If-None-Match": tag])
            #expect(same.status == 304)
            #expect(same.octets.isEmpty)
            #expect(same.fields[.eTag] == tag)
            try await house.put(path, House.event("1", "SUMMARY:B"))
            #expect(try await house.ask("GET", path, ["If-None-Match": tag]).status == 200)
            #expect(try await house.ask("GET", path, ["If-Match": tag]).status == 412)
        }
    }

    @Test func `rfc4791 §5.3.4 what is given names its kind and is nobody else's`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            let reply = try await house.ask("GET", path)
            #expect(reply.fields[.contentType] == "text/calendar; charset=utf-8; component=vevent")
            #expect(reply.fields[.cacheControl] == "private, no-cache")
            #expect(reply.fields[.lastModified] != nil)
        }
    }

    @Test(arguments: [
        ("application/calendar+json", true), ("text/calendar;q=0.5, application/calendar+json", true),
        ("application/calendar+json;q=0.5, text/calendar", false), ("*/*", false), ("", false),
        ("application/calendar+json;q=0", false), ("application/calendar+json; q=0.8, */*; q=0.1", true),
    ])
    func `rfc7265 §5 jCal for those who would rather have it`(accept: String, isJSON: Bool) async throws {
        try await House.open { (house: House) async throws in
            let tag = try await house.put(path, House.event("1", "SUMMARY:Plan"))
            let reply = try await house.ask("GET", path, ["Accept": accept])
            #expect(reply.status == 200)
            #expect(reply.fields[.contentType]?.hasPrefix("application/calendar+json") == isJSON)
            #expect(reply.text.hasPrefix(#"["vcalendar""#) == isJSON)
            #expect((reply.fields[.eTag] == tag) == !isJSON)
        }
    }

    @Test func `rfc9110 §8.8.3 the tag of one form does not stand for the other`() async throws {
        try await House.open { (house: House) async throws in
            let tag = try await house.put(path, House.event("1"))
            let fields = ["Accept": "application/calendar+json"]
            let json = try await house.ask("GET", path, fields)
            #expect(try await house.ask("GET", path, fields.merging(["If-None-Match": tag]) { $1 }).status == 200)
            let own = try #require(json.fields[.eTag])
            #expect(try await house.ask("GET", path, fields.merging(["If-None-Match": own]) { $1 }).status == 304)
        }
    }

    @Test func `a calendar is one file, whose tag changes with it`() async throws {
        try await House.open { (house: House) async throws in
            let before = try await house.ask("GET", House.calendar)
            #expect(before.status == 200)
            #expect(before.fields[.contentType] == "text/calendar; charset=utf-8")
            let tag = try #require(before.fields[.eTag])
            #expect(try await house.ask("GET", House.calendar, ["If-None-Match": tag]).status == 304)
            try await house.put(path, House.event("1"))
            let after = try await house.ask("GET", House.calendar, ["If-None-Match": tag])
            #expect(after.status == 200)
            #expect(after.fields[.eTag] != tag)
        }
    }

    @Test(arguments: ["/dav/", House.home, "/dav/principals/users/anna/", "/dav/files/anna/"])
    func `who opens a collection in a browser is told what it is`(path: String) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("GET", path)
            #expect(reply.status == 200)
            #expect(reply.text.contains(path))
        }
    }

    @Test func `a plain file cannot become a page of ours`() async throws {
        try await House.open { (house: House) async throws in
            let path = "/dav/files/anna/page.html"
            #expect(try await house.ask("PUT", path, ["Content-Type": "text/html"], "<script/>").status == 201)
            let reply = try await house.ask("GET", path)
            #expect(reply.text == "<script/>")
            #expect(reply.fields[.contentType] == "text/html")
            #expect(reply.fields[.contentSecurityPolicy] == "sandbox")
        }
    }

    @Test(arguments: ["calendar/none.ics", "none/", "none/1.ics", "calendar/1.ics/deeper"])
    func `what is not there is a 404`(path: String) async throws {
        try await House.open { (house: House) async throws in
            for method in ["GET", "PROPFIND"] {
                #expect(try await house.ask(method, House.home + path, ["Depth": "0"]).status == 404, "\(method)")
            }
        }
    }
}
