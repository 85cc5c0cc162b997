import Accounts
import CalDAV
import CalendarModel
import Chronology
import Feeds
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ICalendar
import NIOCore
import SQLiteStorage
import Scheduling
import Secrets
import Storage
import Testing

@testable import Server

struct DAVSurfaceTests {
    private static let password = "Basic YW5uYTpnZWhlaW06IMO8"
    private static let calendar = "/dav/calendars/anna/calendar/"
    private static let probes = ["/", "/principals/", "/calendar/dav/anna/user/", "/dav/"]

    /// A server with Anna, whose password is `geheim: ü`, on a store of its own.
    private func asking(
        baseURL: String? = nil, _ body: @escaping @Sendable (Client) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        let catalog = ZoneCatalog()
        let resolver = ZoneResolver(catalog: catalog)
        let store = try await Store(
            SQLiteDatabase(path: folder.path + "/turnus.db"), expander: LetterExpander(resolver: resolver))
        var settings = Authenticator.Settings()
        settings.cost = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelization: 1)
        let draft = PrincipalDraft(
            name: try #require(ResourceName("anna")), displayName: "Anna", addresses: ["anna@example.org"])
        _ = try await AccountService(principals: store, credentials: store, cost: settings.cost)
            .addUser(draft, password: "geheim: ü", at: testMoment)
        let feeds = FeedService(
            links: store, calendars: store, principals: store, resolver: resolver, catalog: catalog, phrases: .english)
        let surface = DAVSurface(
            service: DAVService(
                store: store, resolver: resolver, freeBusy: FreeBusyService(store: store, resolver: resolver)),
            feeds: feeds,
            files: RenderedFiles(limits: .init(directory: folder.path + "/cache")), baseURL: baseURL)
        let server = try makeServer(
            surfaces: surface.rows,
            authenticator: Authenticator(principals: store, credentials: store, settings: settings))
        try await server.application().test(.live) { client in try await body(Client(client: client)) }
        await store.close()
    }

    /// Asks as Anna unless told otherwise.
    private struct Client: Sendable {
        let client: any TestClientProtocol

        func ask(
            _ method: String, _ path: String, _ fields: HTTPFields = [:], body: String = "", signedIn: Bool = true
        ) async throws -> TestResponse {
            var all = fields
            if signedIn { all[.authorization] = DAVSurfaceTests.password }
            let method = try #require(HTTPRequest.Method(method))
            return try await client.execute(
                uri: path, method: method, headers: all, body: body.isEmpty ? nil : ByteBuffer(string: body)
            ) { $0 }
        }

        func put(_ name: String, _ lines: String = "") async throws {
            let event = [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", "BEGIN:VEVENT", "UID:\(name)",
                "DTSTAMP:20250101T000000Z", "DTSTART;TZID=Europe/Berlin:20250106T100000", "DURATION:PT1H",
                "SUMMARY:Event \(name)", "END:VEVENT", "END:VCALENDAR", "",
            ].joined(separator: "\r\n")
            let reply = try await ask("PUT", DAVSurfaceTests.calendar + name + ".ics", body: event)
            #expect(reply.status == .created)
        }
    }

    private static let depth = HTTPField.Name("Depth")!
    private static let whoAmI = """
        <?xml version="1.0"?><D:propfind xmlns:D="DAV:"><D:prop><D:current-user-principal/></D:prop></D:propfind>
        """

    @Test(arguments: [
        ("PROPFIND", "/dav/"), ("PROPFIND", "/dav/calendars/anna/"), ("GET", "/dav/calendars/anna/none.ics"),
        ("GET", "/dav/calendars/nobody/"), ("PUT", "/dav/calendars/anna/calendar/1.ics"), ("REPORT", "/dav/nowhere"),
        ("PROPFIND", "/"), ("PROPFIND", "/principals/"), ("PROPFIND", "/calendar/dav/anna/user/"),
        ("DELETE", "/dav/principals/"), ("PROPFIND", "/dav/principals/users/anna/"),
    ])
    func `rfc7617 §2 nobody learns anything before saying who they are`(method: String, path: String) async throws {
        try await asking { client in
            let reply = try await client.ask(method, path, signedIn: false)
            #expect(reply.status == .unauthorized)
            #expect(reply.headers[.wwwAuthenticate] == #"Basic realm="Turnus", charset="UTF-8""#)
        }
        try await asking { client in
            let wrong = try await client.ask(method, path, [.authorization: "Basic YW5uYTp4"], signedIn: false)
            #expect(wrong.status == .unauthorized)
        }
    }

    @Test(arguments: ["/dav/", calendar, calendar + "none.ics", "/dav/calendars/nobody/", "/"])
    func `rfc4918 §10.1 OPTIONS is answered to everybody, everywhere`(path: String) async throws {
        try await asking { client in
            let reply = try await client.ask("OPTIONS", path, signedIn: false)
            #expect(reply.status == .ok)
            #expect(reply.headers[HTTPField.Name("DAV")!] == DAVService.compliance)
            #expect(reply.headers[.allow]?.contains("PROPFIND") == true)
        }
    }

    @Test(arguments: ["GET", "HEAD", "PROPFIND", "OPTIONS", "REPORT"])
    func `rfc6764 §5 the well-known address leads on, whoever asks and however`(method: String) async throws {
        try await asking(baseURL: "https://calendar.example.org") { client in
            for path in ["/.well-known/caldav", "/.well-known/caldav/"] {
                let reply = try await client.ask(method, path, signedIn: false)
                #expect(reply.status == .movedPermanently, "\(method) \(path)")
                #expect(reply.headers[.location] == "https://calendar.example.org/dav/")
            }
            #expect(try await client.ask("GET", "/.well-known/other", signedIn: false).status == .notFound)
        }
    }

    @Test(arguments: probes)
    func `rfc6764 §6 wherever clients look they are told who they are`(path: String) async throws {
        try await asking { client in
            let reply = try await client.ask("PROPFIND", path, [Self.depth: "0"], body: Self.whoAmI)
            #expect(reply.status.code == 207)
            #expect(String(buffer: reply.body).contains("<D:href>/dav/principals/users/anna/</D:href>"))
        }
    }

    @Test func `a refusal names its rule in XML`() async throws {
        try await asking { client in
            let reply = try await client.ask("PROPFIND", Self.calendar, [Self.depth: "infinity"])
            #expect(reply.status == .forbidden)
            #expect(reply.headers[.contentType] == "application/xml; charset=utf-8")
            #expect(String(buffer: reply.body).contains("<D:propfind-finite-depth/>"))
        }
    }

    @Test func `rfc9110 §9.3.2 HEAD says what GET would send`() async throws {
        try await asking { client in
            try await client.put("1")
            for path in [Self.calendar + "1.ics", Self.calendar] {
                let get = try await client.ask("GET", path)
                let head = try await client.ask("HEAD", path)
                #expect(head.status == .ok)
                #expect(head.body.readableBytes == 0)
                for field in [HTTPField.Name.contentLength, .contentType, .eTag] {
                    #expect(head.headers[field] == get.headers[field], "\(field) of \(path)")
                }
            }
        }
    }

    @Test func `a large listing comes whole`() async throws {
        try await asking { client in
            for number in 0..<620 { try await client.put("\(number)") }
            let body = """
                <?xml version="1.0"?><D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>
                """
            let reply = try await client.ask("PROPFIND", Self.calendar, [Self.depth: "1"], body: body)
            #expect(reply.status.code == 207)
            let text = String(buffer: reply.body)
            #expect(text.split(separator: "<D:response>").count == 622)
            #expect(text.hasSuffix("</D:multistatus>") || text.hasSuffix("</D:multistatus>\n"))
        }
    }

    @Test func `a calendar can be subscribed to with name and password`() async throws {
        try await asking { client in
            try await client.put("1")
            try await client.put("2")
            let reply = try await client.ask("GET", Self.calendar)
            let text = String(buffer: reply.body)
            #expect(reply.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(text.split(separator: "BEGIN:VCALENDAR").count == 1)
            #expect(text.split(separator: "BEGIN:VTIMEZONE").count == 2)
            #expect(text.split(separator: "BEGIN:VEVENT").count == 3)
            #expect(text.contains("\r\nX-WR-CALNAME:"))
            let head = text.prefix(upTo: try #require(text.firstRange(of: "BEGIN:V", after: 10)))
            #expect(!head.contains("\r\nUID") && !head.contains("\r\nNAME") && !head.contains("\r\nMETHOD"))
            let tag = try #require(reply.headers[.eTag])
            let same = try await client.ask("GET", Self.calendar, [.ifNoneMatch: tag])
            #expect(same.status == .notModified)
            #expect(same.body.readableBytes == 0)
            try await client.put("3")
            let later = try await client.ask("GET", Self.calendar, [.ifNoneMatch: tag])
            #expect(later.status == .ok)
            #expect(later.headers[.eTag] != tag)
            #expect(String(buffer: later.body).contains("SUMMARY:Event 3"))
        }
    }

    @Test(arguments: [
        "/dav/calendars/anna/a%2Fb", "/dav/%zz", "/dav/calendars/anna/../", "/dav/calendars/anna/a%0Ab.ics",
    ])
    func `rfc3986 §2.1 a path that cannot be read is a bad request`(path: String) async throws {
        try await asking { (client: Client) async throws in
            #expect(try await client.ask("DELETE", path).status == .badRequest)
        }
    }
}

extension String {
    /// Where `mark` occurs next behind the first `count` characters.
    fileprivate func firstRange(of mark: String, after count: Int) -> String.Index? {
        let octets = Array(utf8)
        let wanted = Array(mark.utf8)
        let start = (count..<max(count, octets.count - wanted.count)).first {
            Array(octets[$0..<$0 + wanted.count]) == wanted
        }
        return start.map { utf8.index(startIndex, offsetBy: $0) }
    }
}
