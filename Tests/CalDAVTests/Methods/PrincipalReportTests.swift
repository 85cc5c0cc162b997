import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// The reports about principals, and expand-property.
struct PrincipalReportTests {
    private func search(_ text: String, everywhere: Bool = false) -> String {
        XML.element(
            "D:principal-property-search",
            "<D:property-search><D:prop><D:displayname/></D:prop><D:match>\(text)</D:match></D:property-search>"
                + "<D:prop><D:displayname/></D:prop>"
                + (everywhere ? "<D:apply-to-principal-collection-set/>" : ""))
    }

    private func user(_ name: String) -> String { "/dav/principals/users/\(name)/" }

    @Test func `rfc3744 §9.4 only those whom one may know are found`() async throws {
        try await House.open { (house: House) async throws in
            let cases = [
                (house.anna, "bert", [user("bert")]), (house.anna, "carl", []), (house.carl, "a", [user("carl")]),
                (house.dora, "carl", [user("carl")]),
            ]
            for (somebody, text, found) in cases {
                let answer = try await house.read("REPORT", "/dav/principals/", by: somebody, [:], search(text))
                #expect(answer.hrefs == found, "\(somebody.name) \(text)")
            }
            let inside = try await house.read("REPORT", "/dav/principals/teams/", [:], search("d"))
            #expect(inside.hrefs == ["/dav/principals/teams/design/"])
            #expect(try await house.read("REPORT", House.home, [:], search("bert")).hrefs == [])
            #expect(
                try await house.read("REPORT", House.home, [:], search("bert", everywhere: true)).hrefs == [
                    user("bert")
                ])
        }
    }

    @Test func `rfc3744 §9.5 what can be searched is told at the principals`() async throws {
        try await House.open { (house: House) async throws in
            let body = XML.element("D:principal-search-property-set", "")
            let reply = try await house.ask("REPORT", "/dav/principals/", [:], body)
            #expect(reply.status == 200)
            let names = try reply.xml().children.flatMap { $0.first(.dav("prop"))?.children.map(\.name) ?? [] }
            #expect(names.contains(.dav("displayname")) && names.contains(.caldav("calendar-user-address-set")))
            #expect(try await house.ask("REPORT", House.home, [:], body).condition == .supportedReport)
        }
    }

    @Test func `rfc3744 §9.3 which principals am I`() async throws {
        try await House.open { (house: House) async throws in
            let body = XML.element("D:principal-match", "<D:self/><D:prop><D:displayname/></D:prop>")
            let all = try await house.read("REPORT", "/dav/principals/", [:], body)
            #expect(all.hrefs.sorted() == ["/dav/principals/teams/design/", user("anna")])
            let users = try await house.read("REPORT", "/dav/principals/users/", [:], body)
            #expect(users.hrefs == [user("anna")])
            let owned = XML.element(
                "D:principal-match",
                "<D:principal-property><D:owner/></D:principal-property><D:prop><D:displayname/></D:prop>")
            #expect(try await house.read("REPORT", House.home, [:], owned).hrefs == [House.calendar])
        }
    }

    @Test func `rfc3744 §9.2 those who are named where something is granted`() async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read")
            let body = XML.element("D:acl-principal-prop-set", "<D:prop><D:displayname/></D:prop>")
            let answer = try await house.read("REPORT", House.calendar, [:], body)
            #expect(answer.hrefs == [user("anna"), user("bert")])
            #expect(answer.responses[1].text(.dav("displayname")) == "Bert Bauer")
            #expect(try await house.ask("REPORT", House.calendar, by: house.bert, [:], body).status == 403)
        }
    }

    @Test(arguments: ["acl-principal-prop-set", "principal-match", "principal-property-search", "expand-property"])
    func `rfc3744 §9 Depth is zero and properties are named`(report: String) async throws {
        try await House.open { (house: House) async throws in
            let inner = report == "principal-match" ? "<D:self/>" : ""
            let body = XML.element("D:\(report)", inner + "<D:prop><D:displayname/></D:prop>")
            for depth in ["1", "infinity"] {
                #expect(try await house.ask("REPORT", House.calendar, ["Depth": depth], body).status == 400)
            }
            guard report == "acl-principal-prop-set" else { return }
            #expect(try await house.ask("REPORT", House.calendar, [:], XML.element("D:\(report)", inner)).status == 400)
        }
    }

    private func expand(_ name: String, _ inner: String = "") -> String {
        "<D:property name='\(name)'>\(inner)</D:property>"
    }

    @Test func `rfc3253 §3.8 levels inside of levels`() async throws {
        try await House.open { (house: House) async throws in
            let body = XML.element(
                "D:expand-property",
                expand("owner", expand("displayname") + expand("group-membership", expand("displayname"))))
            let answer = try await house.ask("REPORT", House.calendar, [:], body)
            let outer = try answer.multistatus().responses[0]
            let owner = try #require(outer.found[.dav("owner")]?.first(.dav("response")))
            let inner = Multistatus.Response(owner)
            #expect(inner.href == user("anna"))
            #expect(inner.text(.dav("displayname")) == "Anna Adler")
            let team = try #require(inner.found[.dav("group-membership")]?.first(.dav("response")))
            #expect(Multistatus.Response(team).text(.dav("displayname")) == "Design")
        }
    }

    @Test func `rfc3253 §3.8 what may not be seen is an error inside, not data`() async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.calendar, "<D:authenticated/>", "D:read")
            let body = XML.element(
                "D:expand-property",
                expand("owner", expand("displayname") + expand("group-membership", expand("displayname"))))
            let reply = try await house.ask("REPORT", House.calendar, by: house.carl, [:], body)
            let outer = try reply.multistatus().responses[0]
            let owner = Multistatus.Response(try #require(outer.found[.dav("owner")]?.first(.dav("response"))))
            #expect(owner.text(.dav("displayname")) == "Anna Adler")
            let team = try #require(owner.found[.dav("group-membership")]?.first(.dav("response")))
            #expect(Multistatus.Response(team).status == 404)
            #expect(!reply.text.contains("Design"))
        }
    }

    @Test func `rfc3253 §3.8 a report that multiplies itself ends`() async throws {
        try await House.open { (house: House) async throws in
            var nested = expand("displayname")
            for _ in 0..<9 { nested = expand("owner", nested) }
            let deep = try await house.ask("REPORT", House.calendar, [:], XML.element("D:expand-property", nested))
            #expect(deep.status == 400)
            let wide = String(repeating: expand("owner", expand("displayname")), count: 200)
            #expect(
                try await house.ask("REPORT", House.calendar, [:], XML.element("D:expand-property", wide)).status == 400
            )
        }
    }

    @Test func `rfc3744 §9 the reports are announced where they are answered`() async throws {
        try await House.open { (house: House) async throws in
            func reports(_ path: String) async throws -> Set<String> {
                let answer = try await house.read(
                    "PROPFIND", path, ["Depth": "0"], XML.propfind("D:supported-report-set"))
                let set = answer.responses[0].found[.dav("supported-report-set")]
                return Set(set?.children.compactMap { $0.first(.dav("report"))?.children.first?.name.local } ?? [])
            }
            let calendar: Set = [
                "acl-principal-prop-set", "principal-match", "principal-property-search", "expand-property",
                "calendar-query", "calendar-multiget", "free-busy-query", "sync-collection",
            ]
            #expect(try await reports(House.calendar) == calendar)
            #expect(try await reports("/dav/principals/").contains("principal-search-property-set"))
            #expect(try await reports("/dav/calendars/").isEmpty == false)
        }
    }
}
