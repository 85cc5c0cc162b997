import CalendarModel
import HTTPTypes
import Storage
import Testing

/// The token of a home never says less than what happened to the others' calendars in it.
struct SharedHomeSyncTests {
    private func sync(_ house: DAVHouse, _ token: String, limit: Int? = nil) async throws -> DAVHouse.Answer {
        let limit = limit.map { "<limit><nresults>\($0)</nresults></limit>" } ?? ""
        return try await house.ask(
            "anna", "REPORT", "/dav/calendars/anna/",
            """
            <sync-collection xmlns="DAV:"><sync-token>\(token)</sync-token><sync-level>1</sync-level>\(limit)\
            <prop><displayname/></prop></sync-collection>
            """)
    }

    private func tags(_ house: DAVHouse) async throws -> (ctag: String, token: String) {
        let answer = try await house.ask(
            "anna", "PROPFIND", "/dav/calendars/anna/",
            """
            <propfind xmlns="DAV:" xmlns:S="http://calendarserver.org/ns/"><prop><S:getctag/><sync-token/></prop></propfind>
            """, fields: [.depth: "0"])
        return (try #require(answer.text(of: "getctag")), try #require(answer.text(of: "sync-token")))
    }

    private func grant(_ house: DAVHouse, _ calendar: CalendarCollection, _ privileges: Set<Privilege>) async throws {
        let anna = try await house.principal("anna").id
        let grants = privileges.isEmpty ? [] : [AccessGrant(grantee: .principal(anna), privileges: privileges)]
        try await house.store.setGrants(grants, on: .calendar(calendar.id))
    }

    @Test func `every step in the life of a mount is told once, and seen in the tag of the home`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let calendar = try await house.calendar("ben")
            let mount = "/dav/calendars/anna/\(MountName(calendar.id).text)/"
            var last = try await tags(house)
            /// What a client hears after `change` with the token from before it; then nothing more.
            func expect(_ status: String, after change: () async throws -> Void) async throws {
                try await change()
                let here = try await tags(house)
                #expect(here.ctag != last.ctag && here.token != last.token)
                let told = try await sync(house, last.token)
                #expect(told.hrefs == [mount] && told.body.contains(status))
                #expect(told.text(of: "sync-token") == here.token)
                #expect(try await sync(house, here.token).hrefs == [])
                last = here
            }
            try await expect("200 OK") { try await grant(house, calendar, [.read]) }
            try await expect("200 OK") {
                _ = try await house.ask("ben", "PUT", "/dav/calendars/ben/calendar/a.ics", DAVHouse.event("a"))
            }
            try await expect("200 OK") {
                _ = try await house.ask("ben", "DELETE", "/dav/calendars/ben/calendar/a.ics")
            }
            try await expect("200 OK") { try await grant(house, calendar, [.read, .write]) }
            try await expect("404 Not Found") { try await grant(house, calendar, []) }
            try await expect("200 OK") { try await grant(house, calendar, [.read]) }
            try await expect("404 Not Found") { try await house.store.removeCalendar(calendar.id, at: house.now) }
        }
    }

    @Test func `with a limit the rest comes with the next token`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let start = try await tags(house).token
            let ben = try await house.principal("ben").id
            var expected: Set<String> = []
            for number in 1...5 {
                let calendar = try await house.store.addCalendar(
                    named: ResourceName("c\(number)")!, of: ben, properties: CalendarProperties(displayName: "C"),
                    dead: [], at: house.now)
                try await grant(house, calendar, [.read])
                expected.insert("/dav/calendars/anna/\(MountName(calendar.id).text)/")
            }
            #expect(try await house.ask("anna", "MKCALENDAR", "/dav/calendars/anna/own/").status == 201)
            expected.insert("/dav/calendars/anna/own/")
            var token = start
            var told: [String] = []
            for _ in 0..<4 {
                let page = try await sync(house, token, limit: 2)
                told += page.hrefs.filter { $0 != "/dav/calendars/anna/" }
                token = try #require(page.text(of: "sync-token"))
                if !page.body.contains("507") { break }
            }
            #expect(told.count == 6 && Set(told) == expected)
            #expect(try await token == tags(house).token)
        }
    }

    @Test func `with more mounts than a token can name, it is refused once it would lie`() async throws {
        try await DAVHouse.with(users: ["anna", "ben"]) { house in
            let ben = try await house.principal("ben").id
            let anna = AccessGrant.Grantee.principal(try await house.principal("anna").id)
            for number in 1...120 {
                _ = try await house.store.addCalendar(
                    named: ResourceName("c\(number)")!, of: ben, properties: CalendarProperties(displayName: "C"),
                    dead: [], at: house.now)
            }
            try await house.store.setGrants([AccessGrant(grantee: anna, privileges: [.read])], on: .home(ben))
            let token = try await tags(house).token
            #expect(token.utf8.count < 200)
            #expect(try await sync(house, token).hrefs == [])
            _ = try await house.ask("ben", "PUT", "/dav/calendars/ben/c7/a.ics", DAVHouse.event("a"))
            let refused = try await sync(house, token)
            #expect(refused.status == 403 && refused.body == "validSyncToken")
            #expect(try await sync(house, "").hrefs.count == 122)
        }
    }

    @Test(arguments: [":x", ":1.2", ":1.2.3-", ":1.2.3.4"])
    func `a token that nobody handed out is refused`(ending: String) async throws {
        try await DAVHouse.with(users: ["anna"]) { house in
            let token = try await tags(house).token
            #expect(try await sync(house, token).status == 207)
            #expect(try await sync(house, token + ending).body == "validSyncToken")
        }
    }
}
