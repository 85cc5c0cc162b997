import CalendarModel
import Failures
import Markup
import Storage
import Testing

@testable import CalDAV

/// Calendars that the server fetches (Apple's calendarserver-subscribed).
struct SubscribedCalendarTests {
    private let path = House.home + "club/"
    private static let cs = "http://calendarserver.org/ns/"

    private func body(types: String, source: String?) -> String {
        let property = source.map { "<S:source><D:href>\($0)</D:href></S:source>" } ?? ""
        return """
            <D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="\(Self.cs)"><D:set><D:prop>\
            <D:resourcetype><D:collection/>\(types)</D:resourcetype>\(property)\
            <D:displayname>Club</D:displayname></D:prop></D:set></D:mkcol>
            """
    }

    private func make(_ house: House) async throws {
        let made = try await house.ask(
            "MKCOL", path, ["Content-Type": "application/xml"],
            body(types: "<S:subscribed/>", source: "webcal://example.org/club.ics"))
        #expect(made.status == 201)
    }

    @Test(arguments: ["<S:subscribed/>", "<C:calendar/><S:subscribed/>", "<C:calendar/>"])
    func `a calendar with a source is fetched by the server`(types: String) async throws {
        try await House.open { (house: House) async throws in
            let made = try await house.ask(
                "MKCOL", path, ["Content-Type": "application/xml"],
                body(types: types, source: "webcal://example.org/club.ics"))
            #expect(made.status == 201)
            let subscriptions = try await house.store.subscriptions()
            #expect(subscriptions.map(\.source) == ["webcal://example.org/club.ics"])
            let seen = try await house.read(
                "PROPFIND", path, ["Depth": "0"],
                """
                <D:propfind xmlns:D="DAV:" xmlns:S="\(Self.cs)"><D:prop><D:resourcetype/><S:source/>\
                <D:current-user-privilege-set/></D:prop></D:propfind>
                """
            ).responses[0]
            #expect(seen.names(.dav("resourcetype")) == [.dav("collection"), .caldav("calendar")])
            let source = seen.found[.calendarServer("source")]
            #expect(source?.first(.dav("href"))?.text == "webcal://example.org/club.ics")
            let held = Set(
                seen.found[.dav("current-user-privilege-set")]?.children.compactMap { $0.children.first?.name } ?? [])
            #expect(held.contains(.dav("read")))
            #expect(held.contains(.dav("write-properties")))
            #expect(held.isDisjoint(with: ["all", "write", "write-content", "bind", "unbind"].map { .dav($0) }))
        }
    }

    @Test(arguments: [nil, "ftp://example.org/a.ics", "/etc/passwd", "file:///etc/passwd", ""] as [String?])
    func `what cannot be fetched makes no calendar`(source: String?) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask(
                "MKCOL", path, ["Content-Type": "application/xml"], body(types: "<S:subscribed/>", source: source))
            #expect(reply.status == 409 || reply.status == 424)
            #expect(try await house.store.subscriptions().isEmpty)
            #expect(try await house.ask("PROPFIND", path, ["Depth": "0"]).status == 404)
        }
    }

    @Test func `rfc3744 §7.1.1 nobody but the source writes to it`() async throws {
        try await House.open { (house: House) async throws in
            try await make(house)
            let text = String(decoding: Example.calendar(Example.weekly), as: UTF8.self)
            let put = try await house.ask("PUT", path + "x.ics", ["Content-Type": "text/calendar"], text)
            #expect(put.status == 403)
            if case .needPrivileges = put.condition {} else { Issue.record("\(put)") }
            let own = House.calendar + "x.ics"
            #expect(try await house.ask("PUT", own, ["Content-Type": "text/calendar"], text).status == 201)
            let target = ["Destination": House.base + path + "x.ics"]
            #expect(try await house.ask("COPY", own, target).status == 403)
            #expect(try await house.ask("MOVE", own, target).status == 403)
            let changed = try await house.ask(
                "PROPPATCH", path, [:],
                """
                <D:propertyupdate xmlns:D="DAV:" xmlns:S="\(Self.cs)"><D:set><D:prop>\
                <S:source><D:href>https://other.example/</D:href></S:source></D:prop></D:set></D:propertyupdate>
                """)
            #expect(changed.text.contains("cannot-modify-protected-property"))
            #expect(try await house.ask("DELETE", path).status == 204)
            #expect(try await house.store.subscriptions().isEmpty)
        }
    }
}
