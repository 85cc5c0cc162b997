import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// The ACL method and the properties about access.
struct AccessControlTests {
    private func entry(_ principal: String, _ rest: String) -> String {
        XML.element("D:acl", "<D:ace><D:principal>\(principal)</D:principal>\(rest)</D:ace>")
    }

    private let read = "<D:grant><D:privilege><D:read/></D:privilege></D:grant>"

    @Test func `rfc3744 §5.5 what is granted is told, the owner's own as protected`() async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read", "D:write-content")
            let answer = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], XML.propfind("D:acl"))
            let entries = try #require(answer.responses[0].found[.dav("acl")]).all(.dav("ace"))
            #expect(entries.count == 2)
            #expect(entries[0].first(.dav("protected")) != nil)
            #expect(
                entries[0].first(.dav("principal"))?.first(.dav("property"))?.children.map(\.name) == [.dav("owner")])
            #expect(
                entries[1].first(.dav("principal"))?.first(.dav("href"))?.text == "/dav/principals/users/bert/")
            let privileges = entries[1].first(.dav("grant"))?.children.compactMap(\.children.first?.name)
            #expect(privileges.map(Set.init) == [.dav("read"), .dav("write-content")])
        }
    }

    @Test func `rfc3744 §8.1 what is set is all that is granted from then on`() async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read")
            #expect(try await house.ask("GET", House.calendar, by: house.bert).status == 200)
            try await house.grant(House.calendar, House.href(of: house.team), "C:read-free-busy")
            #expect(try await house.ask("GET", House.calendar, by: house.bert).status == 403)
        }
    }

    @Test func `rfc3744 §8.1.1 what cannot be set is refused by name and changes nothing`() async throws {
        try await House.open { (house: House) async throws in
            let bert = House.href(of: house.bert)
            try await house.grant(House.calendar, bert, "D:read")
            let cases: [(String, Condition)] = [
                (entry(bert, "<D:deny><D:privilege><D:read/></D:privilege></D:deny>"), .grantOnly),
                (entry(bert, read + "<D:protected/>"), .noProtectedACEConflict),
                (entry(bert, read + "<D:inherited><D:href>/dav/</D:href></D:inherited>"), .noInheritedACEConflict),
                (entry(bert, "<D:grant><D:privilege><X:fly/></D:privilege></D:grant>"), .notSupportedPrivilege),
                (entry("<D:href>/dav/principals/users/nobody/</D:href>", read), .recognizedPrincipal),
                (entry(House.href(of: house.carl), read), .recognizedPrincipal),
                (entry("<D:href>\(House.calendar)</D:href>", read), .recognizedPrincipal),
                (entry("<D:all/>", read), .allowedPrincipal),
                (entry("<D:unauthenticated/>", read), .allowedPrincipal),
                (
                    XML.element(
                        "D:acl", "<D:ace><D:invert><D:principal>\(bert)</D:principal></D:invert>\(read)</D:ace>"),
                    .noInvert
                ),
            ]
            for (body, condition) in cases {
                let reply = try await house.ask("ACL", House.calendar, [:], body)
                #expect(reply.condition == condition, "\(body)")
            }
            #expect(try await house.ask("GET", House.calendar, by: house.bert).status == 200)
        }
    }

    @Test func `rfc3744 §3.6 only who may write the list does`() async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read", "D:write")
            let list = entry(House.href(of: house.bert), "<D:grant><D:privilege><D:all/></D:privilege></D:grant>")
            #expect(try await house.ask("ACL", House.calendar, by: house.bert, [:], list).status == 403)
            try await house.grant(House.calendar, House.href(of: house.bert), "D:write-acl")
            #expect(try await house.ask("ACL", House.calendar, by: house.bert, [:], list).status == 200)
        }
    }

    @Test func `rfc3744 §5.3 the tree of privileges has no scheduling where there is none`() async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask(
                "PROPFIND", House.calendar, ["Depth": "0"], XML.propfind("D:supported-privilege-set"))
            let text = reply.text
            for name in [
                "D:read/", "D:write/", "D:write-acl/", "D:read-current-user-privilege-set/", "C:read-free-busy/",
            ] {
                #expect(text.contains("<\(name)>"), "\(name)")
            }
            #expect(!text.contains("schedule-"))
        }
    }

    @Test(arguments: ["/dav/", "/dav/principals/users/anna/", "/dav/files/anna/", House.calendar + "1.ics"])
    func `rfc3744 §8.1 lists stand on calendars and homes`(path: String) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            let reply = try await house.ask("ACL", path, [:], XML.element("D:acl", ""))
            #expect([403, 405].contains(reply.status))
        }
    }
}
