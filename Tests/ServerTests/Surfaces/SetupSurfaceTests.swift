import Accounts
import AppPages
import CalendarModel
import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ICalendar
import NIOCore
import SQLiteStorage
import Secrets
import Storage
import Testing

@testable import Server

struct SetupSurfaceTests {
    private static let signIn = "Basic YW5uYTpnZWhlaW06IMO8"
    private static let origin = "https://calendar.example.org"

    /// A server on which Anna, whose password is `geheim: ü`, connects devices.
    private func asking<Value: Sendable>(
        log: LogLines = LogLines(), _ body: @Sendable (any TestClientProtocol, AccountService) async throws -> Value
    ) async throws -> Value {
        let folder = try ScratchFolder()
        let store = try await Store(
            SQLiteDatabase(path: folder.path + "/turnus.db"),
            expander: LetterExpander(resolver: ZoneResolver(catalog: .init())))
        var settings = Authenticator.Settings()
        settings.cost = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelization: 1)
        let accounts = AccountService(principals: store, credentials: store, cost: settings.cost)
        let draft = PrincipalDraft(
            name: try #require(ResourceName("anna")), displayName: "Anna", addresses: ["anna@example.org"])
        _ = try await accounts.addUser(draft, password: "geheim: ü", at: testMoment)
        let surface = SetupSurface(accounts: accounts, formKey: [1, 2, 3], baseURL: Self.origin)
        let server = try makeServer(
            surfaces: [surface.row],
            authenticator: Authenticator(principals: store, credentials: store, settings: settings), log: log)
        return try await server.application().test(.live) { try await body($0, accounts) }
    }

    private func fields(_ more: HTTPFields = [:]) -> HTTPFields {
        var fields: HTTPFields = [
            .authorization: Self.signIn, .origin: Self.origin, .contentType: "application/x-www-form-urlencoded",
        ]
        for field in more { fields[field.name] = field.value }
        return fields
    }

    private func token(_ client: any TestClientProtocol) async throws -> String {
        try await client.execute(uri: "/app/setup", method: .get, headers: fields()) { response in
            let html = String(buffer: response.body)
            return String(
                try #require(html.split(separator: "name=\"form\" value=\"").dropFirst().first).prefix { $0 != "\"" })
        }
    }

    @Test func `whoever signs in sees the page, in a language of theirs, and nothing of it is kept`() async throws {
        try await asking { client, _ in
            try await client.execute(uri: "/app/setup", method: .get) { response in
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate] != nil)
            }
            let german = fields([.acceptLanguage: "de"])
            try await client.execute(uri: "/app/setup", method: .get, headers: german) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "text/html; charset=utf-8")
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(response.headers[.contentLanguage] == "de")
                let policy = response.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.hasPrefix("default-src 'none'; style-src 'self';"))
                #expect(!policy.contains("unsafe"))
                #expect(String(buffer: response.body).contains("https://calendar.example.org/dav/"))
            }
            try await client.execute(uri: "/app/setup?lang=en", method: .get, headers: german) { response in
                #expect(response.headers[.contentLanguage] == "en")
            }
        }
    }

    @Test func `the stylesheet is for everybody and for ever`() async throws {
        try await asking { client, _ in
            try await client.execute(uri: "/app/\(Stylesheet.fileName)", method: .get) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "text/css; charset=utf-8")
                #expect(response.headers[.cacheControl]?.contains("immutable") == true)
            }
            try await client.execute(uri: "/app/turnus-000000000000.css", method: .get) { response in
                #expect(response.status == .notFound)
            }
        }
    }

    @Test func `an app password is shown once, works, and is in no log`() async throws {
        let log = LogLines()
        let text = try await asking(log: log) { client, accounts in
            let body = ByteBuffer(string: "form=\(try await token(client))&device=My+tablet")
            let text = try await client.execute(
                uri: "/app/setup/password", method: .post, headers: fields(), body: body
            ) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.cacheControl] == "no-store")
                let html = String(buffer: response.body)
                return String(try #require(html.split(separator: "<code>").dropFirst().first).prefix { $0 != "<" })
            }
            let devices = try await accounts.appPasswords(of: try #require(ResourceName("anna")))
            #expect(devices.map(\.label) == ["My tablet"])
            #expect(devices.first?.digest == Digest.sha256Hex(text))
            try await client.execute(uri: "/app/setup", method: .get, headers: fields()) { response in
                #expect(String(buffer: response.body).contains("My tablet"))
                #expect(!String(buffer: response.body).contains(text))
            }
            return text
        }
        #expect(text.count == 23)
        #expect(!log.all.contains { $0.contains(text) })
    }

    @Test(arguments: [
        ("form=TOKEN&device=", 422), ("form=TOKEN&device=+++", 422), ("form=TOKEN", 422), ("device=Tablet", 403),
        ("form=made-up&device=Tablet", 403),
    ])
    func `a form that says too little makes nothing`(body: String, status: Int) async throws {
        try await asking { client, accounts in
            let body = ByteBuffer(string: body.replacing("TOKEN", with: try await token(client)))
            try await client.execute(uri: "/app/setup/password", method: .post, headers: fields(), body: body) {
                #expect($0.status.code == status)
            }
            #expect(try await accounts.appPasswords(of: try #require(ResourceName("anna"))).isEmpty)
        }
    }

    @Test(
        arguments: [
            ("https://elsewhere.example", nil, 403), ("null", nil, 403), (nil, nil, 403), (origin, "cross-site", 403),
            (origin, "same-site", 403), ("null", "same-origin", 200), (origin, nil, 200), (origin, "same-origin", 200),
        ] as [(String?, String?, Int)])
    func `a form from another site is refused, its token notwithstanding`(
        sender: String?, site: String?, status: Int
    ) async throws {
        try await asking { client, accounts in
            var fields = fields()
            fields[.origin] = sender
            fields[.secFetchSite] = site
            let body = ByteBuffer(string: "form=\(try await token(client))&device=Tablet")
            try await client.execute(uri: "/app/setup/password", method: .post, headers: fields, body: body) {
                #expect($0.status.code == status)
            }
            let devices = try await accounts.appPasswords(of: try #require(ResourceName("anna")))
            #expect(devices.count == (status == 200 ? 1 : 0))
        }
    }

    @Test func `a profile is a file with a password of its own`() async throws {
        try await asking { client, accounts in
            let body = ByteBuffer(string: "form=\(try await token(client))")
            try await client.execute(
                uri: "/app/setup/turnus.mobileconfig?lang=de", method: .post, headers: fields(), body: body
            ) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "application/x-apple-aspen-config")
                #expect(response.headers[.contentDisposition] == "attachment; filename=\"turnus.mobileconfig\"")
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(String(buffer: response.body).contains("<string>com.apple.caldav.account</string>"))
            }
            let devices = try await accounts.appPasswords(of: try #require(ResourceName("anna")))
            #expect(devices.map(\.label) == ["Apple-Gerät, 28. Mai"])
        }
    }

    @Test func `a device is blocked, and blocking it twice is no fault`() async throws {
        try await asking { client, accounts in
            let anna = try #require(ResourceName("anna"))
            let made = try await accounts.addAppPassword(label: "Tablet", to: anna, at: testMoment)
            let body = ByteBuffer(string: "form=\(try await token(client))&id=\(made.credential.id.rawValue)")
            for _ in 1...2 {
                try await client.execute(
                    uri: "/app/setup/revoke?lang=de", method: .post, headers: fields(), body: body
                ) { response in
                    #expect(response.status == .seeOther)
                    #expect(response.headers[.location] == "/app/setup?lang=de")
                }
            }
            #expect(try await accounts.appPasswords(of: anna).isEmpty)
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/app/setup/password", 405), (.post, "/app/setup", 405), (.get, "/app/elsewhere", 404),
        (.get, "/app", 303),
    ])
    func `places are what they are`(method: HTTPRequest.Method, path: String, status: Int) async throws {
        try await asking { client, _ in
            try await client.execute(uri: path, method: method, headers: fields()) {
                #expect($0.status.code == status)
            }
        }
    }
}
