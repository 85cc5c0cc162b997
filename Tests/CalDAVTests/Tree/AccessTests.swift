import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// Who sees what of others' calendars.
struct AccessTests {
    private let path = House.calendar + "1.ics"

    /// Requests of every kind, each with a body that is right.
    static let requests: [(method: String, fields: [String: String], body: String)] = [
        ("GET", [:], ""), ("HEAD", [:], ""), ("PROPFIND", ["Depth": "0"], ""),
        ("PROPPATCH", [:], XML.set("<X:note>x</X:note>")), ("DELETE", [:], ""),
        ("PUT", [:], String(decoding: House.event("9"), as: UTF8.self)),
        ("REPORT", [:], XML.query("")), ("MKCALENDAR", [:], ""), ("MKCOL", [:], ""),
        ("COPY", ["Destination": "/dav/calendars/carl/calendar/x.ics"], ""),
        ("MOVE", ["Destination": "/dav/calendars/carl/calendar/x.ics"], ""),
        (
            "LOCK", [:],
            XML.element("D:lockinfo", "<D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype>")
        ),
        ("UNLOCK", ["Lock-Token": "<urn:uuid:1>"], ""), ("ACL", [:], XML.element("D:acl", "")),
    ]

    @Test(arguments: ["GET", "PROPFIND", "PROPPATCH", "DELETE", "REPORT", "COPY", "MOVE", "LOCK", "UNLOCK", "ACL"])
    func `rfc3744 §7.1.1 without a right the answer is the same whether anything is there`(method: String) async throws
    {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            let request = try #require(Self.requests.first { $0.method == method })
            let pairs = [
                (path, House.calendar + "none.ics"), (House.calendar, House.home + "none/"),
                (House.home, "/dav/calendars/nobody/"), (path, "/dav/calendars/nobody/none/1.ics"),
                ("/dav/files/anna/", "/dav/files/nobody/"),
            ]
            for (there, missing) in pairs {
                for place in [there, missing] {
                    let reply = try await house.ask(method, place, by: house.carl, request.fields, request.body)
                    #expect(reply.status == 403, "\(method) \(place)")
                    guard case .needPrivileges = reply.condition else {
                        Issue.record("\(method) \(place) names \(String(describing: reply.condition))")
                        continue
                    }
                }
            }
            #expect(try await house.ask("GET", path).octets == House.event("1"))
        }
    }

    @Test(arguments: ["PUT", "MKCALENDAR", "MKCOL"])
    func `rfc3744 §3.9 nothing is put among what is another's`(method: String) async throws {
        try await House.open { (house: House) async throws in
            let request = try #require(Self.requests.first { $0.method == method })
            let name = method == "PUT" ? "calendar/new.ics" : "new/"
            for home in ["anna", "nobody"] {
                let place = "/dav/calendars/\(home)/\(name)"
                let reply = try await house.ask(method, place, by: house.carl, request.fields, request.body)
                #expect(reply.status == 403, "\(place)")
            }
        }
    }

    @Test func `rfc3744 §5.5 grants reach a user, a team and whoever has signed in`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            let cases = [
                (House.href(of: house.bert), true, false), (House.href(of: house.team), true, false),
                ("<D:authenticated/>", true, true), (House.href(of: house.anna), false, false),
            ]
            for (whom, bert, carl) in cases {
                try await house.grant(House.calendar, whom, "D:read")
                #expect(try await house.ask("GET", path, by: house.bert).status == (bert ? 200 : 403), "\(whom)")
                #expect(try await house.ask("GET", path, by: house.carl).status == (carl ? 200 : 403), "\(whom)")
                #expect(try await house.ask("DELETE", path, by: house.bert).status == 403)
            }
        }
    }

    @Test func `rfc3744 §3.7 a reader sees the calendar and what may be done with it`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read")
            let wish = XML.propfind("D:displayname", "D:current-user-privilege-set", "D:acl", "D:getetag")
            let seen = try await house.read("PROPFIND", House.calendar, by: house.bert, ["Depth": "1"], wish)
            #expect(seen.hrefs == [House.calendar, path])
            let calendar = seen.responses[0]
            #expect(calendar.text(.dav("displayname")) != nil)
            #expect(calendar.statuses[.dav("acl")] == 403)
            let privileges = try #require(calendar.found[.dav("current-user-privilege-set")]).children
                .compactMap(\.children.first?.name)
            #expect(privileges.contains(.dav("read")))
            #expect(!privileges.contains(.dav("write")) && !privileges.contains(.dav("all")))
            #expect(seen.responses[1].statuses[.dav("getetag")] == 200)
            #expect(try await house.read("REPORT", House.calendar, by: house.bert, [:], XML.sync()).hrefs == [path])
        }
    }

    @Test func `rfc4791 §6.1.1 who may ask for busy times learns nothing else`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1", "SUMMARY:Secret"))
            try await house.grant(House.calendar, House.href(of: house.bert), "C:read-free-busy")
            let span = "<C:time-range start='20250106T000000Z' end='20250107T000000Z'/>"
            let body = XML.element("C:free-busy-query", span)
            let busy = try await house.ask("REPORT", House.calendar, by: house.bert, [:], body)
            #expect(busy.status == 200)
            #expect(busy.text.contains("FREEBUSY") && !busy.text.contains("Secret"))
            let seen = try await house.read("PROPFIND", House.calendar, by: house.bert, ["Depth": "1"])
            #expect(seen.hrefs == [House.calendar])
            #expect(seen.responses[0].found.isEmpty)
            let asked = try await house.read(
                "PROPFIND", House.calendar, by: house.bert, ["Depth": "0"],
                XML.propfind("D:displayname", "S:getctag", "D:sync-token", "D:current-user-privilege-set"))
            #expect(asked.responses[0].found.keys.map(\.local) == ["current-user-privilege-set"])
            let reports = [XML.query(""), XML.multiget([path]), XML.sync()]
            for place in [path, House.calendar + "none.ics"] {
                #expect(try await house.ask("GET", place, by: house.bert).status == 403)
                #expect(try await house.ask("PROPFIND", place, by: house.bert, ["Depth": "0"]).status == 403)
                #expect(try await house.ask("REPORT", place, by: house.bert, [:], body).status == 403)
            }
            for report in reports {
                #expect(try await house.ask("REPORT", House.calendar, by: house.bert, [:], report).status == 403)
            }
            #expect(try await house.ask("GET", House.calendar, by: house.bert).status == 403)
        }
    }

    @Test func `rfc3744 §5.5 a grant on a home reaches every calendar of it`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            try await house.grant(House.home, House.href(of: house.bert), "D:read")
            let home = try await house.read(
                "PROPFIND", House.home, by: house.bert, ["Depth": "1"], XML.propfind("D:displayname"))
            #expect(home.hrefs == [House.home, House.calendar])
            #expect(try await house.ask("GET", path, by: house.bert).status == 200)
            #expect(try await house.ask("MKCALENDAR", House.home + "new/", by: house.bert).status == 403)
        }
    }

    @Test func `rfc3744 §5.5 what is granted on one calendar stays there`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("MKCALENDAR", House.home + "other/").status == 201)
            try await house.put(House.home + "other/1.ics", House.event("1"))
            try await house.grant(House.calendar, House.href(of: house.bert), "D:all")
            #expect(try await house.ask("GET", House.home + "other/1.ics", by: house.bert).status == 403)
            #expect(try await house.ask("PROPFIND", House.home, by: house.bert, ["Depth": "0"]).status == 403)
            #expect(try await house.ask("MKCALENDAR", House.home + "new/", by: house.bert).status == 403)
        }
    }

    @Test func `rfc3744 §5.5.1 the owner keeps everything whatever is set`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            let lists = [
                "",
                "<D:ace><D:principal>\(House.href(of: house.anna))</D:principal><D:grant><D:privilege><D:read/>"
                    + "</D:privilege></D:grant></D:ace>",
            ]
            for list in lists {
                #expect(try await house.ask("ACL", House.calendar, [:], XML.element("D:acl", list)).status == 200)
                let answer = try await house.read(
                    "PROPFIND", House.calendar, ["Depth": "0"], XML.propfind("D:current-user-privilege-set"))
                let privileges = answer.responses[0].found[.dav("current-user-privilege-set")]?.children
                    .compactMap(\.children.first?.name)
                #expect(privileges?.contains(.dav("all")) == true)
                try await house.put(path, House.event("1", "SUMMARY:\(list.count)"))
            }
        }
    }

    @Test func `rfc3744 §9.4 principals are seen by those who share a team with them`() async throws {
        try await House.open { (house: House) async throws in
            let places = [
                "/dav/principals/users/anna/", "/dav/principals/users/nobody/", "/dav/principals/teams/design/",
                "/dav/principals/teams/nobody/",
            ]
            for (somebody, statuses) in [
                (house.bert, [207, 404, 207, 404]), (house.carl, [404, 404, 404, 404]),
                (house.dora, [207, 404, 207, 404]),
            ] {
                for (place, status) in zip(places, statuses) {
                    let reply = try await house.ask("PROPFIND", place, by: somebody, ["Depth": "0"])
                    #expect(reply.status == status, "\(somebody.name) \(place)")
                }
            }
            let listed = try await house.read(
                "PROPFIND", "/dav/principals/users/", by: house.carl, ["Depth": "1"], XML.propfind("D:displayname"))
            #expect(listed.hrefs == ["/dav/principals/users/", "/dav/principals/users/carl/"])
            let homes = try await house.read(
                "PROPFIND", "/dav/calendars/", by: house.carl, ["Depth": "1"], XML.propfind("D:displayname"))
            #expect(homes.hrefs == ["/dav/calendars/", "/dav/calendars/carl/"])
        }
    }

    @Test func `a home is found whatever the case of its name`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put("/dav/calendars/Anna/calendar/1.ics", House.event("1"))
            #expect(try await house.ask("GET", path).status == 200)
            let answer = try await house.read(
                "PROPFIND", "/dav/calendars/ANNA/calendar/", ["Depth": "1"], XML.propfind("D:getetag"))
            #expect(answer.hrefs == [House.calendar, path])
        }
    }
}
