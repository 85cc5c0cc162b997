import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Storage
import Testing
import WebDAV

@testable import CalDAV

/// COPY and MOVE.
struct TransferTests {
    private let path = House.calendar + "1.ics"
    private let other = House.home + "other/"

    private func open(_ body: (House) async throws -> Void) async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("MKCALENDAR", other).status == 201)
            try await house.put(path, House.event("1"))
            try await body(house)
        }
    }

    @Test func `rfc4791 §5.3.2.1 a copy beside the original would have its UID`() async throws {
        try await open { (house: House) async throws in
            let reply = try await house.ask("COPY", path, ["Destination": House.calendar + "2.ics"])
            #expect(reply.status == 409)
            #expect(reply.condition == .noUIDConflict(with: path))
        }
    }

    @Test func `rfc4918 §9.8.4 a copy in another calendar is made, and made again`() async throws {
        try await open { (house: House) async throws in
            let fields = ["Destination": House.base + other + "2.ics"]
            #expect(try await house.ask("COPY", path, fields).status == 201)
            try await house.put(path, House.event("1", "SUMMARY:B"))
            let refused = try await house.ask("COPY", path, fields.merging(["Overwrite": "F"]) { $1 })
            #expect(refused.status == 412)
            #expect(try await house.ask("COPY", path, fields).status == 204)
            #expect(try await house.ask("GET", other + "2.ics").octets == House.event("1", "SUMMARY:B"))
            #expect(try await house.ask("GET", path).status == 200)
        }
    }

    @Test func `rfc4918 §10.6 what may not be overwritten wins over the UID`() async throws {
        try await open { (house: House) async throws in
            try await house.put(House.calendar + "2.ics", House.event("2"))
            let fields = ["Destination": House.calendar + "2.ics", "Overwrite": "F"]
            for method in ["COPY", "MOVE"] {
                #expect(try await house.ask(method, path, fields).status == 412)
                #expect(
                    try await house.ask(method, path, ["Destination": House.calendar + "2.ics"]).condition
                        == .noUIDConflict(with: House.calendar + "2.ics"))
            }
        }
    }

    @Test func `rfc4918 §9.9 a new name keeps the object and its properties`() async throws {
        try await open { (house: House) async throws in
            try await house.ask("PROPPATCH", path, [:], XML.set("<X:note>kept</X:note>"))
            let before = try await house.ask("GET", path).fields[.eTag]
            let reply = try await house.ask("MOVE", path, ["Destination": House.calendar + "new.ics"])
            #expect(reply.status == 201)
            #expect(reply.fields[.location] == House.calendar + "new.ics")
            #expect(try await house.ask("GET", path).status == 404)
            let moved = try await house.ask("GET", House.calendar + "new.ics")
            #expect(moved.fields[.eTag] == before)
            let properties = try await house.read(
                "PROPFIND", House.calendar + "new.ics", ["Depth": "0"], XML.propfind("X:note"))
            #expect(properties.responses[0].text(XMLName("http://example.org/ns", "note")) == "kept")
        }
    }

    @Test func `rfc6578 §3.5 a move is a removal here and a new member there`() async throws {
        try await open { (house: House) async throws in
            let here = try await house.token(House.calendar)
            let there = try await house.token(other)
            #expect(try await house.ask("MOVE", path, ["Destination": other + "1.ics"]).status == 201)
            let removed = try await house.read("REPORT", House.calendar, [:], XML.sync(here))
            #expect(removed.hrefs == [path])
            #expect(removed.responses[0].status == 404)
            let added = try await house.read("REPORT", other, [:], XML.sync(there))
            #expect(added.hrefs == [other + "1.ics"])
            #expect(added.responses[0].statuses[.dav("getetag")] == 200)
        }
    }

    @Test func `rfc9110 §13.1.1 If-Match is about the source`() async throws {
        try await open { (house: House) async throws in
            let tag = try #require(try await house.ask("GET", path).fields[.eTag])
            let fields = ["Destination": other + "1.ics"]
            for method in ["COPY", "MOVE"] {
                let refused = try await house.ask(method, path, fields.merging(["If-Match": "\"x\""]) { $1 })
                #expect(refused.status == 412)
            }
            #expect(try await house.ask("GET", other + "1.ics").status == 404)
            #expect(try await house.ask("MOVE", path, fields.merging(["If-Match": tag]) { $1 }).status == 201)
        }
    }

    @Test func `rfc4918 §9.9 a calendar moves with everything in it and about it`() async throws {
        try await open { (house: House) async throws in
            try await house.ask("PROPPATCH", House.calendar, [:], XML.set("<X:note>kept</X:note>"))
            let wish = XML.propfind("D:resourcetype", "D:resource-id", "X:note", "D:sync-token")
            let before = try await house.read("PROPFIND", House.calendar, ["Depth": "0"], wish).responses[0]
            let moved = House.home + "moved/"
            #expect(try await house.ask("MOVE", House.calendar, ["Destination": moved]).status == 201)
            let after = try await house.read("PROPFIND", moved, ["Depth": "0"], wish).responses[0]
            #expect(after.names(.dav("resourcetype")) == [.dav("collection"), .caldav("calendar")])
            #expect(after.hrefs(.dav("resource-id")) == before.hrefs(.dav("resource-id")))
            #expect(after.text(XMLName("http://example.org/ns", "note")) == "kept")
            #expect(try await house.ask("GET", moved + "1.ics").status == 200)
            #expect(try await house.ask("PROPFIND", House.calendar, ["Depth": "0"]).status == 404)
            let token = try #require(before.text(.dav("sync-token")))
            #expect(try await house.read("REPORT", moved, [:], XML.sync(token)).responses.isEmpty)
        }
    }

    @Test func `rfc4918 §9.9.3 a calendar takes the place of another in one step`() async throws {
        try await open { (house: House) async throws in
            try await house.put(other + "old.ics", House.event("old"))
            let refused = try await house.ask("MOVE", House.calendar, ["Destination": other, "Overwrite": "F"])
            #expect(refused.status == 412)
            #expect(try await house.ask("MOVE", House.calendar, ["Destination": other]).status == 204)
            #expect(try await house.ask("GET", other + "old.ics").status == 404)
            #expect(try await house.ask("GET", other + "1.ics").status == 200)
            let home = try await house.read("PROPFIND", House.home, ["Depth": "1"], XML.propfind("D:displayname"))
            #expect(home.hrefs == [House.home, other] + House.boxes)
        }
    }

    @Test func `rfc4918 §9.8.3 a calendar is copied with everything in it`() async throws {
        try await open { (house: House) async throws in
            let copy = House.home + "copy/"
            try await house.put(House.calendar + "2.ics", House.event("2"))
            try await house.ask("PROPPATCH", House.calendar, [:], XML.set("<D:displayname>Work</D:displayname>"))
            #expect(try await house.ask("COPY", House.calendar, ["Destination": copy]).status == 201)
            for name in ["1.ics", "2.ics"] {
                let original = try await house.ask("GET", House.calendar + name)
                let made = try await house.ask("GET", copy + name)
                #expect(made.status == 200 && made.octets == original.octets)
            }
            let told = try await house.ask("PROPFIND", copy, ["Depth": "0"], XML.propfind("D:displayname"))
            #expect(told.text.contains(">Work<"))
            let first = try await house.read("REPORT", copy, [:], XML.sync(limit: 1))
            #expect(first.hrefs.contains(copy + "1.ics"))
            // Each goes its own way from here.
            #expect(try await house.ask("DELETE", copy + "1.ics").status == 204)
            #expect(try await house.ask("GET", path).status == 200)
            let refused = try await house.ask("COPY", House.calendar, ["Destination": copy, "Overwrite": "F"])
            #expect(refused.status == 412)
            #expect(try await house.ask("COPY", House.calendar, ["Destination": copy]).status == 204)
            #expect(try await house.ask("GET", copy + "1.ics").status == 200)
            #expect(try await house.store.check() == [])
        }
    }

    @Test func `rfc4918 §9.8.3 with Depth 0 a calendar is copied without its members`() async throws {
        try await open { (house: House) async throws in
            let copy = House.home + "copy/"
            let fields = ["Destination": copy, "Depth": "0"]
            #expect(try await house.ask("COPY", House.calendar, fields).status == 201)
            #expect(try await house.ask("GET", copy + "1.ics").status == 404)
            let wrong = ["Destination": House.home + "third/", "Depth": "1"]
            #expect(try await house.ask("COPY", House.calendar, wrong).status == 400)
        }
    }

    @Test func `a calendar with too much in it is not copied at once`() async throws {
        try await House.open(settings: DAVSettings(maximumCopiedObjects: 1)) { (house: House) async throws in
            let fields = ["Destination": House.home + "copy/"]
            try await house.put(path, House.event("1"))
            try await house.put(House.calendar + "2.ics", House.event("2"))
            #expect(try await house.ask("COPY", House.calendar, fields).status == 507)
            #expect(try await house.ask("COPY", House.calendar, by: house.bert, fields).status == 403)
            try await house.ask("DELETE", path)
            #expect(try await house.ask("COPY", House.calendar, fields).status == 201)
        }
    }

    @Test(arguments: ["COPY", "MOVE"])
    func `rfc4791 §4.2 no collection gets into a calendar`(method: String) async throws {
        try await open { (house: House) async throws in
            for source in [House.calendar, "/dav/files/anna/folder/"] {
                try await house.ask("MKCOL", "/dav/files/anna/folder/")
                let reply = try await house.ask(method, source, ["Destination": other + "inner/"])
                #expect(reply.status == 403)
            }
        }
    }

    @Test func `rfc4918 §9.8.5 where nothing can be put a reason is named`() async throws {
        try await open { (house: House) async throws in
            let cases = [
                ("https://elsewhere.example.org/dav/calendars/anna/other/1.ics", 502),
                (House.home + "missing/1.ics", 409), (path, 403), ("/dav/calendars/bert/calendar/1.ics", 403),
                ("/dav/calendars/nobody/calendar/1.ics", 403), ("1.ics", 400), ("/dav/x/../calendars/", 400),
                ("/dav/files/anna/1.ics", 403), ("/dav/principals/users/anna/", 403),
            ]
            for method in ["COPY", "MOVE"] {
                for (destination, status) in cases {
                    let reply = try await house.ask(method, path, ["Destination": destination])
                    #expect(reply.status == status, "\(method) \(destination)")
                }
                #expect(try await house.ask(method, path).status == 400)
            }
            #expect(try await house.ask("GET", path).status == 200)
        }
    }

    @Test func `rfc3744 §3.1 what may not be read is not carried off`() async throws {
        try await open { (house: House) async throws in
            try await house.grant(House.calendar, House.href(of: house.bert), "D:write")
            let fields = ["Destination": "/dav/calendars/bert/calendar/1.ics"]
            #expect(try await house.ask("MOVE", path, by: house.bert, fields).status == 403)
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read")
            #expect(try await house.ask("MOVE", path, by: house.bert, fields).status == 403)
            #expect(try await house.ask("COPY", path, by: house.bert, fields).status == 201)
            let back = ["Destination": House.calendar + "2.ics"]
            #expect(
                try await house.ask("MOVE", "/dav/calendars/bert/calendar/1.ics", by: house.bert, back).status == 403)
        }
    }

    @Test func `rfc4791 §5.2.3 a calendar takes by COPY and MOVE what it takes by PUT`() async throws {
        try await open { (house: House) async throws in
            let tasks = House.home + "tasks/"
            try await house.ask(
                "MKCALENDAR", tasks, [:],
                XML.mkcalendar(
                    "<C:supported-calendar-component-set><C:comp name='VTODO'/></C:supported-calendar-component-set>"))
            for method in ["COPY", "MOVE"] {
                let reply = try await house.ask(method, path, ["Destination": tasks + "1.ics"])
                #expect(reply.condition == .supportedCalendarComponent)
            }
        }
    }
}
