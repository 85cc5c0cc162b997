import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

struct PropfindTests {
    private let path = House.calendar + "1.ics"
    private let note = XMLName("http://example.org/ns", "note")

    @Test func `rfc4918 §9.1 what is not there is a 404, not a multistatus`() async throws {
        try await House.open { (house: House) async throws in
            for path in [House.home + "none/", House.calendar + "none.ics", "/dav/none", "/dav/principals/users/zoe/"] {
                let reply = try await house.ask("PROPFIND", path, ["Depth": "0"], XML.propfind("D:resourcetype"))
                #expect(reply.status == 404, "\(path)")
            }
        }
    }

    @Test(arguments: ["<D:propfind", XML.element("D:other", ""), XML.element("D:propfind", "<X:what/>")])
    func `rfc4918 §9.1 a body that asks for nothing is a bad one`(body: String) async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("PROPFIND", House.calendar, ["Depth": "0"], body).status == 400)
        }
    }

    @Test func `rfc4918 §9.1.1 infinity is refused by name`() async throws {
        try await House.open { (house: House) async throws in
            for fields in [[:], ["Depth": "infinity"]] {
                let reply = try await house.ask("PROPFIND", House.home, fields)
                #expect(reply.status == 403)
                #expect(reply.condition == .propfindFiniteDepth)
            }
            #expect(try await house.ask("PROPFIND", House.home, ["Depth": "2"]).status == 400)
        }
    }

    @Test func `rfc4918 §9.1 allprop gives what WebDAV defines and what is dead, and nothing of CalDAV`() async throws {
        try await House.open { (house: House) async throws in
            let set = XML.set(
                "<C:calendar-description>About</C:calendar-description>",
                "<A:calendar-color>#FF0000FF</A:calendar-color>",
                "<C:calendar-timezone-id>Europe/Berlin</C:calendar-timezone-id>", "<X:note>dead</X:note>")
            #expect(try await house.ask("PROPPATCH", House.calendar, [:], set).status == 207)
            for body in ["", XML.element("D:propfind", "<D:allprop/>")] {
                let all = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], body).responses[0]
                #expect(all.found[note] != nil)
                #expect(all.found[.dav("resourcetype")] != nil)
                #expect(all.found[.dav("displayname")] != nil)
                #expect(all.found[.dav("supportedlock")] != nil)
                #expect(all.statuses.values.allSatisfy { $0 == 200 })
                let others = all.found.keys.filter { $0.namespace != "DAV:" && $0 != note }
                #expect(others.isEmpty, "\(others)")
                for name in ["acl", "current-user-privilege-set", "sync-token", "supported-report-set"] {
                    #expect(all.found[.dav(name)] == nil, "\(name)")
                }
            }
        }
    }

    @Test func `rfc4918 §9.1 include adds to allprop`() async throws {
        try await House.open { (house: House) async throws in
            let body = XML.element(
                "D:propfind", "<D:allprop/><D:include><C:max-resource-size/><D:sync-token/><X:none/></D:include>")
            let all = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], body).responses[0]
            #expect(all.text(.caldav("max-resource-size")) == "10485760")
            #expect(all.found[.dav("sync-token")] != nil)
            #expect(all.found[.dav("resourcetype")] != nil)
        }
    }

    @Test func `rfc4918 §9.1 propname names what is there, without values`() async throws {
        try await House.open { (house: House) async throws in
            try await house.ask("PROPPATCH", House.calendar, [:], XML.set("<X:note>dead</X:note>"))
            let body = XML.element("D:propfind", "<D:propname/>")
            let names = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], body).responses[0]
            #expect(names.found[note]?.content.isEmpty == true)
            #expect(names.found[.caldav("supported-calendar-data")]?.content.isEmpty == true)
            #expect(names.found[.dav("acl")] != nil)
            // Nobody has set one.
            #expect(names.statuses[.caldav("calendar-timezone")] == nil)
            #expect(names.statuses[.dav("getetag")] == nil)
            // Everything that is named is there.
            let asked = names.found.keys.map { "<p:\($0.local) xmlns:p='\($0.namespace)'/>" }
            let answer = try await house.read(
                "PROPFIND", House.calendar, ["Depth": "0"], XML.element("D:propfind", XML.prop(asked)))
            #expect(answer.responses[0].statuses.values.allSatisfy { $0 == 200 })
        }
    }

    @Test func `rfc8144 §2.1 minimal leaves out what is not there`() async throws {
        try await House.open { (house: House) async throws in
            let wish = XML.propfind("D:displayname", "X:none")
            let plain = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], wish).responses[0]
            #expect(plain.statuses == [.dav("displayname"): 200, XMLName("http://example.org/ns", "none"): 404])
            for fields in [["Prefer": "return=minimal"], ["Prefer": "return-minimal"], ["Brief": "t"]] {
                let all = fields.merging(["Depth": "0"]) { $1 }
                let minimal = try await house.read("PROPFIND", House.calendar, all, wish).responses[0]
                #expect(minimal.statuses == [.dav("displayname"): 200])
                let nothing = try await house.read("PROPFIND", House.calendar, all, XML.propfind("X:none")).responses[0]
                #expect(nothing.count == 1)
                #expect(nothing.statuses.isEmpty)
                #expect(
                    try await house.ask("PROPFIND", House.calendar, all, wish).fields[
                        HTTPField.Name(
                            "Preference-Applied")!] == "return=minimal")
            }
        }
    }

    @Test func `rfc8144 §2.2 depth-noroot leaves out the collection, at Depth 1 only`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            let wish = XML.propfind("D:getetag")
            let members = try await house.read(
                "PROPFIND", House.calendar, ["Depth": "1", "Prefer": "depth-noroot"], wish)
            #expect(members.hrefs == [path])
            let itself = try await house.read(
                "PROPFIND", House.calendar, ["Depth": "0", "Prefer": "depth-noroot"], wish)
            #expect(itself.hrefs == [House.calendar])
        }
    }

    @Test func `rfc4918 §9.1 a large calendar is told piece by piece and whole`() async throws {
        try await House.open { (house: House) async throws in
            let count = MemberPages.size * 2 + 3
            for number in 0..<count { try await house.put("\(House.calendar)\(number).ics", House.event("\(number)")) }
            let reply = try await house.ask("PROPFIND", House.calendar, ["Depth": "1"], XML.propfind("D:getetag"))
            #expect(reply.pieces > 2)
            let all = try reply.multistatus()
            #expect(all.responses.count == count + 1)
            #expect(Set(all.hrefs).count == count + 1)
            let first = try await house.ask("REPORT", House.calendar, [:], XML.sync())
            #expect(first.pieces > 2)
            #expect(try first.multistatus().responses.count == count)
            let query = try await house.ask("REPORT", House.calendar, ["Depth": "1"], XML.query(""))
            #expect(query.pieces > 2)
            #expect(try query.multistatus().responses.count == count)
        }
    }

    @Test func `rfc6764 §6 the way from the root to the calendars`() async throws {
        try await House.open { (house: House) async throws in
            let root = try await house.read(
                "PROPFIND", "/dav/", ["Depth": "0"], XML.propfind("D:current-user-principal", "D:resourcetype")
            ).responses[0]
            let principal = try #require(root.hrefs(.dav("current-user-principal"))?.first)
            #expect(principal == "/dav/principals/users/anna/")
            let me = try await house.read(
                "PROPFIND", principal, ["Depth": "0"],
                XML.propfind(
                    "C:calendar-home-set", "C:calendar-user-address-set", "D:displayname", "D:principal-URL",
                    "D:principal-collection-set", "D:alternate-URI-set", "D:group-membership", "D:group-member-set",
                    "S:email-address-set", "D:resourcetype")
            ).responses[0]
            #expect(me.statuses.values.allSatisfy { $0 == 200 })
            #expect(me.hrefs(.caldav("calendar-home-set")) == [House.home])
            #expect(me.hrefs(.caldav("calendar-user-address-set"))?.first == "mailto:anna@example.org")
            #expect(me.hrefs(.dav("principal-collection-set")) == ["/dav/principals/"])
            #expect(me.hrefs(.dav("group-membership")) == ["/dav/principals/teams/design/"])
            #expect(me.names(.dav("resourcetype"))?.contains(.dav("principal")) == true)
            let home = try await house.read(
                "PROPFIND", House.home, ["Depth": "1"], XML.propfind("D:resourcetype"))
            #expect(home.hrefs == [House.home, House.calendar] + House.boxes)
            #expect(home.responses[0].names(.dav("resourcetype")) == [.dav("collection")])
        }
    }

    @Test func `rfc5397 §3 every resource names the current user's principal`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            for path in ["/dav/", "/dav/calendars/", House.home, House.calendar, path, "/dav/principals/"] {
                let answer = try await house.read(
                    "PROPFIND", path, ["Depth": "0"], XML.propfind("D:current-user-principal"))
                #expect(
                    answer.responses[0].hrefs(.dav("current-user-principal")) == ["/dav/principals/users/anna/"],
                    "\(path)")
            }
        }
    }

    @Test func `rfc4791 §5.2 a calendar says what it takes`() async throws {
        try await House.open { (house: House) async throws in
            let names = [
                "supported-calendar-component-set", "supported-calendar-data", "max-resource-size", "min-date-time",
                "max-date-time", "max-instances", "max-attendees-per-instance", "supported-collation-set",
            ]
            let answer = try await house.read(
                "PROPFIND", House.calendar, ["Depth": "0"],
                XML.element("D:propfind", XML.prop(names.map { "C:\($0)" } + ["C:calendar-timezone"]))
            ).responses[0]
            for name in names { #expect(answer.statuses[.caldav(name)] == 200, "\(name)") }
            #expect(answer.statuses[.caldav("calendar-timezone")] == 404)
        }
    }

    @Test func `getctag is the same at both depths and changes with everything`() async throws {
        try await House.open { (house: House) async throws in
            let tag = XMLName.calendarServer("getctag")
            func tags(_ path: String) async throws -> String? {
                let wish = XML.propfind("S:getctag")
                let itself = try await house.read("PROPFIND", path, ["Depth": "0"], wish)[path]?.text(tag)
                let listed = try await house.read("PROPFIND", House.home, ["Depth": "1"], wish)[path]?.text(tag)
                #expect(itself != nil && itself == listed)
                return itself
            }
            var seen: Set<String?> = []
            var seenHomes: Set<String?> = []
            seen.insert(try await tags(House.calendar))
            seenHomes.insert(try await tags(House.home))
            let steps: [(String, String, [String: String])] = [
                ("PUT", path, [:]), ("MOVE", path, ["Destination": House.calendar + "2.ics"]),
                ("DELETE", House.calendar + "2.ics", [:]),
            ]
            for (method, path, fields) in steps {
                let octets = method == "PUT" ? House.event("1") : []
                #expect(try await house.ask(method, path, fields, octets: octets).status < 300)
                #expect(seen.insert(try await tags(House.calendar)).inserted, "\(method)")
                #expect(seenHomes.insert(try await tags(House.home)).inserted, "\(method)")
            }
            #expect(try await house.ask("MOVE", path, ["Destination": House.calendar + "3.ics"]).status == 404)
            #expect(!seen.insert(try await tags(House.calendar)).inserted)
        }
    }
}
