import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

struct PostTests {
    @Test func `rfc5995 §3.2.1 the server finds a name for what is added`() async throws {
        try await House.open { (house: House) async throws in
            let answer = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], XML.propfind("D:add-member"))
            let place = try #require(answer.responses[0].hrefs(.dav("add-member"))?.first)
            #expect(place.hasPrefix(House.calendar))
            let made = try await house.ask("POST", place, [:], octets: House.event("1"))
            #expect(made.status == 201)
            let path = try #require(made.fields[.location])
            #expect(made.fields[.eTag] != nil)
            #expect(try await house.ask("GET", path).octets == House.event("1"))
            let shown = try await house.ask(
                "POST", place, ["Prefer": "return=representation"], octets: House.event("2"))
            #expect(shown.status == 201)
            #expect(shown.octets == House.event("2"))
            #expect(shown.fields[.contentLocation] == shown.fields[.location])
            let again = try await house.ask("POST", place, [:], octets: House.event("1"))
            #expect(again.condition == .noUIDConflict(with: path))
            let home = try await house.read("PROPFIND", House.home, ["Depth": "0"], XML.propfind("D:add-member"))
            #expect(home.responses[0].statuses == [.dav("add-member"): 404])
        }
    }

    @Test func `rfc5995 §3.2.1 other posts are refused`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("POST", House.calendar, [:], octets: House.event("1")).status == 400)
            #expect(
                try await house.ask("POST", House.home + "?action=add-member", [:], octets: House.event("1")).status
                    == 405)
            #expect(
                try await house.ask("POST", House.home + "none/?action=add-member", [:], octets: House.event("1"))
                    .status
                    == 404)
            let foreign = House.calendar + "?action=add-member"
            #expect(try await house.ask("POST", foreign, by: house.bert, [:], octets: House.event("1")).status == 403)
        }
    }
}
