import CalendarModel
import HTTPTypes
import Storage
import Testing

/// What is granted on others' calendars is found, and used, in one's own home.
struct SharedCalendarTests {
    private static let propfind = """
        <propfind xmlns="DAV:"><prop><owner/><current-user-privilege-set/></prop></propfind>
        """

    private func share(_ house: DAVHouse, _ privileges: Set<Privilege>, with name: String = "anna") async throws
        -> String
    {
        let calendar = try await house.calendar("ben")
        let grantee = AccessGrant.Grantee.principal(try await house.principal(name).id)
        try await house.store.setGrants(
            [AccessGrant(grantee: grantee, privileges: privileges)], on: .calendar(calendar.id))
        return "/dav/calendars/anna/\(MountName(calendar.id).text)/"
    }

    @Test func `a calendar that may be read lies in the home, with its real owner and what was granted`() async throws {
        try await DAVHouse.with(users: ["anna", "ben", "carla"]) { house in
            let mount = try await share(house, [.read])
            let listing = try await house.ask(
                "anna", "PROPFIND", "/dav/calendars/anna/", Self.propfind, fields: [.depth: "1"])
            let boxes = ["/dav/calendars/anna/inbox/", "/dav/calendars/anna/outbox/"]
            #expect(listing.hrefs == ["/dav/calendars/anna/", "/dav/calendars/anna/calendar/", mount] + boxes)
            let one = try await house.ask("anna", "PROPFIND", mount, Self.propfind, fields: [.depth: "0"])
            #expect(one.body.contains("<D:owner><D:href>/dav/principals/users/ben/</D:href></D:owner>"))
            #expect(
                one.body.contains("<D:read/>") && !one.body.contains("<D:write/>") && !one.body.contains("<D:bind/>"))
            // Nobody else has it, and nobody sees it in somebody else's home.
            #expect(try await house.ask("carla", "PROPFIND", mount, fields: [.depth: "0"]).status == 403)
            #expect(try await house.ask("ben", "PROPFIND", mount, fields: [.depth: "0"]).status == 403)
            let other = mount.replacing("/anna/", with: "/carla/")
            #expect(try await house.ask("carla", "PROPFIND", other, fields: [.depth: "0"]).status == 404)
        }
    }

    @Test func `every method goes as far as the grant does`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let own = "/dav/calendars/ben/calendar/one.ics"
            #expect(try await house.ask("ben", "PUT", own, DAVHouse.event("one")).status == 201)
            let mount = try await share(house, [.read])
            let read = try await house.ask("anna", "GET", mount + "one.ics")
            #expect(read.status == 200 && read.body == DAVHouse.event("one"))
            let inside = try await house.ask("anna", "PROPFIND", mount, fields: [.depth: "1"])
            #expect(inside.hrefs == [mount, mount + "one.ics"])
            #expect(try await house.ask("anna", "PUT", mount + "two.ics", DAVHouse.event("two")).status == 403)
            #expect(try await house.ask("anna", "DELETE", mount + "one.ics").status == 403)
            _ = try await share(house, [.read, .write])
            #expect(try await house.ask("anna", "PUT", mount + "two.ics", DAVHouse.event("two")).status == 201)
            let added = try await house.ask("anna", "POST", mount + "?action=add-member", DAVHouse.event("three"))
            #expect(added.status == 201 && added.fields[.location]?.hasPrefix(mount) == true)
            let twice = try await house.ask("anna", "PUT", mount + "four.ics", DAVHouse.event("two"))
            #expect(twice.status == 409 && twice.body.contains(mount + "two.ics"))
            #expect(try await house.ask("anna", "DELETE", mount + "one.ics").status == 204)
            #expect(try await house.ask("ben", "GET", own).status == 404)
            let moved = try await house.ask(
                "anna", "MOVE", mount + "two.ics", fields: [.destination: "/dav/calendars/anna/calendar/two.ics"])
            #expect(moved.status == 201)
            #expect(
                try await house.ask("anna", "MOVE", mount, fields: [.destination: "/dav/calendars/anna/x/"]).status
                    == 403)
        }
    }

    @Test func `reports on a mount and on the home tell addresses below the home that was asked`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            _ = try await house.ask("ben", "PUT", "/dav/calendars/ben/calendar/one.ics", DAVHouse.event("one"))
            let mount = try await share(house, [.read])
            let query = """
                <C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><prop><getetag/></prop>\
                <C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>
                """
            for place in [mount, "/dav/calendars/anna/"] {
                #expect(
                    try await house.ask("anna", "REPORT", place, query, fields: [.depth: "1"]).hrefs == [
                        mount + "one.ics"
                    ])
                let multiget = """
                    <C:calendar-multiget xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><prop><getetag/></prop>\
                    <href>\(mount)one.ics</href></C:calendar-multiget>
                    """
                let found = try await house.ask("anna", "REPORT", place, multiget)
                #expect(found.hrefs == [mount + "one.ics"] && found.body.contains("getetag>\""))
            }
        }
    }

    @Test func `a mount is synchronised as any calendar is, at its own addresses`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let mount = try await share(house, [.read])
            let sync = { (token: String) in
                try await house.ask(
                    "anna", "REPORT", mount,
                    """
                    <sync-collection xmlns="DAV:"><sync-token>\(token)</sync-token><sync-level>1</sync-level>\
                    <prop><getetag/></prop></sync-collection>
                    """)
            }
            let start = try #require(try await sync("").text(of: "sync-token"))
            for name in ["one", "two"] {
                _ = try await house.ask("ben", "PUT", "/dav/calendars/ben/calendar/\(name).ics", DAVHouse.event(name))
            }
            _ = try await house.ask("ben", "DELETE", "/dav/calendars/ben/calendar/one.ics")
            let told = try await sync(start)
            #expect(told.hrefs.sorted() == [mount + "one.ics", mount + "two.ics"])
            #expect(told.body.contains("404 Not Found") && told.body.contains("200 OK"))
        }
    }

    @Test func `who has opened a calendar to somebody is known to them, and nobody else is`() async throws {
        try await DAVHouse.with(users: ["anna", "ben", "carla"]) { house in
            let (ben, carla) = ("/dav/principals/users/ben/", "/dav/principals/users/carla/")
            #expect(try await house.ask("anna", "PROPFIND", ben, fields: [.depth: "0"]).status == 404)
            _ = try await share(house, [.read])
            #expect(try await house.ask("anna", "PROPFIND", ben, fields: [.depth: "0"]).status == 207)
            #expect(try await house.ask("anna", "PROPFIND", carla, fields: [.depth: "0"]).status == 404)
            let users = try await house.ask("anna", "PROPFIND", "/dav/principals/users/", fields: [.depth: "1"])
            #expect(users.hrefs.sorted() == ["/dav/principals/users/", "/dav/principals/users/anna/", ben])
        }
    }

    @Test func `free and busy times alone give no calendar to look at, but an answer`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            _ = try await house.ask("ben", "PUT", "/dav/calendars/ben/calendar/one.ics", DAVHouse.event("one"))
            let mount = try await share(house, [.readFreeBusy])
            let listing = try await house.ask("anna", "PROPFIND", "/dav/calendars/anna/", fields: [.depth: "1"])
            #expect(!listing.hrefs.contains(mount))
            #expect(try await house.ask("anna", "GET", mount + "one.ics").status == 403)
            let query = """
                <C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">\
                <C:time-range start="20260601T000000Z" end="20260602T000000Z"/></C:free-busy-query>
                """
            let busy = try await house.ask("anna", "REPORT", mount, query)
            #expect(busy.status == 200 && busy.body.contains("20260601T100000Z"))
        }
    }

    @Test func `to delete a mount gives back what was granted to oneself, and nothing else`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let mount = try await share(house, [.read])
            let calendar = try await house.calendar("ben")
            let everybody = AccessGrant(grantee: .authenticated, privileges: [.read])
            _ = try await house.store.changeGrants(on: .calendar(calendar.id)) { $0 + [everybody] }
            #expect(try await house.ask("anna", "DELETE", mount).status == 403)
            _ = try await house.store.changeGrants(on: .calendar(calendar.id)) { $0.filter { $0 != everybody } }
            #expect(try await house.ask("anna", "DELETE", mount).status == 204)
            #expect(try await house.ask("anna", "PROPFIND", mount, fields: [.depth: "0"]).status == 404)
            #expect(try await house.calendar("ben") == calendar)
            #expect(try await house.store.grants(on: [.calendar(calendar.id)]) == [:])
        }
    }

    @Test func `who may write to a calendar may not remove it from its owner's home`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            _ = try await share(house, [.read, .write])
            #expect(try await house.ask("anna", "DELETE", "/dav/calendars/ben/calendar/").status == 403)
            let moved = try await house.ask(
                "anna", "MOVE", "/dav/calendars/ben/calendar/", fields: [.destination: "/dav/calendars/anna/mine/"])
            #expect(moved.status == 403)
            #expect(try await house.calendar("ben").name.value == "calendar")
        }
    }

    @Test(arguments: ["shared-1", "shared-77"])
    func `no calendar is made under the name of a mount`(name: String) async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            #expect(try await house.ask("anna", "MKCALENDAR", "/dav/calendars/anna/\(name)/").status >= 400)
            let moved = try await house.ask(
                "anna", "MOVE", "/dav/calendars/anna/calendar/", fields: [.destination: "/dav/calendars/anna/\(name)/"])
            #expect(moved.status >= 400)
            #expect(try await house.ask("anna", "MKCALENDAR", "/dav/calendars/anna/shared-x/").status == 201)
        }
    }

    @Test func `those in a team have its calendars, to read and to write`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let team = try await house.store.addPrincipal(
                PrincipalDraft(kind: .team, name: ResourceName("sales")!, displayName: "Sales"), at: house.now)
            let visits = try await house.store.addCalendar(
                named: ResourceName("visits")!, of: team.id, properties: CalendarProperties(displayName: "Visits"),
                dead: [], at: house.now)
            try await house.store.setMembers([house.principal("anna").id], of: team.id)
            let mount = "/dav/calendars/anna/\(MountName(visits.id).text)/"
            #expect(try await house.ask("anna", "PUT", mount + "a.ics", DAVHouse.event("a")).status == 201)
            #expect(try await house.ask("anna", "GET", "/dav/calendars/sales/visits/a.ics").status == 200)
            let listing = try await house.ask(
                "anna", "PROPFIND", "/dav/calendars/anna/", Self.propfind, fields: [.depth: "1"])
            #expect(listing.hrefs.contains(mount) && listing.body.contains("/dav/principals/teams/sales/"))
            #expect(try await house.ask("anna", "DELETE", mount).status == 403)
            #expect(try await house.ask("anna", "DELETE", "/dav/calendars/sales/visits/").status == 403)
            #expect(try await house.ask("ben", "GET", "/dav/calendars/sales/visits/a.ics").status == 403)
            try await house.store.setMembers([], of: team.id)
            #expect(try await house.ask("anna", "GET", mount + "a.ics").status == 404)
        }
    }

    @Test func `a lock on a calendar holds wherever the calendar is seen`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let mount = try await share(house, [.read, .write])
            let own = "/dav/calendars/ben/calendar/one.ics"
            _ = try await house.ask("ben", "PUT", own, DAVHouse.event("one"))
            let lock = """
                <lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>
                """
            let locked = try await house.ask("anna", "LOCK", mount + "one.ics", lock, fields: [.depth: "0"])
            #expect(locked.status == 200)
            #expect(try await house.ask("ben", "PUT", own, DAVHouse.event("one", summary: "B")).status == 423)
            let token = try #require(locked.fields[.lockToken])
            let written = try await house.ask(
                "anna", "PUT", mount + "one.ics", DAVHouse.event("one", summary: "C"), fields: [.ifField: "(\(token))"])
            #expect(written.status == 204)
            #expect(try await house.ask("anna", "UNLOCK", mount + "one.ics", fields: [.lockToken: token]).status == 204)
            #expect(try await house.ask("ben", "PUT", own, DAVHouse.event("one", summary: "D")).status == 204)
        }
    }
}

extension HTTPField.Name {
    static let depth = HTTPField.Name("Depth")!
    static let destination = HTTPField.Name("Destination")!
    static let lockToken = HTTPField.Name("Lock-Token")!
    static let ifField = HTTPField.Name("If")!
}
