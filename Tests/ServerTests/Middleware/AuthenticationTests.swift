import Accounts
import CalendarModel
import Chronology
import Failures
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

struct AuthenticationTests {
    private static let challenge = #"Basic realm="Turnus", charset="UTF-8""#

    @Test(arguments: [
        ("Basic YW5uYTpnZWhlaW06IMO8", 200), ("basic  YW5uYTpnZWhlaW06IMO8", 200),
        ("Basic YW5uYUBleGFtcGxlLm9yZzpnZWhlaW06IMO8", 200), ("Basic YW5uYTp4", 401), ("Basic bm9ib2R5Ong=", 401),
        ("Basic !!!", 401), ("Bearer x", 401), (nil, 401),
    ])
    func `rfc7617 §2 a surface for principals asks who it is`(field: String?, status: Int) async throws {
        try await answering(.principal, method: .get, field: field) { response in
            #expect(response.status.code == status)
            #expect(response.headers[.wwwAuthenticate] == (status == 401 ? Self.challenge : nil))
            #expect(String(buffer: response.body).contains("principal=anna") == (status == 200))
        }
    }

    @Test(arguments: [
        ("Basic YW5uYTpnZWhlaW06IMO8", 200, "principal=anna"), (nil, 200, "principal=-"),
        ("Bearer x", 200, "principal=-"), ("Basic YW5uYTp4", 401, ""), ("Basic !!!", 401, ""),
    ])
    func `a surface may do without, yet takes no wrong credentials`(
        field: String?, status: Int, principal: String
    ) async throws {
        try await answering(.optionalPrincipal, method: .get, field: field) { response in
            #expect(response.status.code == status)
            #expect(String(buffer: response.body).contains(principal))
        }
    }

    @Test func `rfc9110 §9.3.7 OPTIONS is answered to whoever comes`() async throws {
        try await answering(.principal, method: .options, field: nil) { response in
            #expect(response.status == .ok)
            #expect(response.headers[.wwwAuthenticate] == nil)
        }
    }

    @Test func `whoever did not sign in learns nothing but that, as long as the body may be`() async throws {
        let surface = Surface(
            name: "dav", prefix: "dav", methods: [.put], access: .principal, renderer: .errorElement, bodyLimit: 3
        ) { _ in throw Failure(.notFound) }
        try await makeServer(surfaces: [surface]).application().test(.live) { client in
            let body = ByteBuffer(repeating: 0x41, count: 10)
            try await client.execute(uri: "/dav/nowhere", method: .put, body: body) { response in
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate] == Self.challenge)
                #expect(response.headers[.connection] == "close")
            }
        }
    }

    @Test func `rfc6585 §4 who guesses waits, and who knows does not wait with him`() async throws {
        let folder = try ScratchFolder()
        let authenticator = try await doorkeeper(in: folder) { settings in
            settings.limiter = AttemptLimiter(user: AttemptRate(burst: 1, secondsPerAttempt: 30))
        }
        let server = try makeServer(surfaces: [echo(access: .principal)], authenticator: authenticator)
        try await server.application().test(.live) { client in
            for (field, status) in [
                ("Basic YW5uYTpnZWhlaW06IMO8", 200), ("Basic YW5uYTp4", 401), ("Basic YW5uYTp5", 429),
                ("Basic YW5uYTpnZWhlaW06IMO8", 200),
            ] {
                try await client.execute(uri: "/echo", method: .get, headers: [.authorization: field]) { response in
                    #expect(response.status.code == status)
                    #expect(response.headers[.retryAfter] == (status == 429 ? "30" : nil))
                }
            }
        }
    }

    private func answering(
        _ access: Surface.Access, method: HTTPRequest.Method, field: String?,
        _ check: @escaping @Sendable (TestResponse) throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        let surface = echo(methods: [.get, .options], access: access)
        let server = try await makeServer(surfaces: [surface], authenticator: doorkeeper(in: folder))
        try await server.application().test(.live) { client in
            var fields = HTTPFields()
            fields[.authorization] = field
            try await client.execute(uri: "/echo", method: method, headers: fields) { try check($0) }
        }
    }
}

/// Knows Anna, whose password is `geheim: ü`.
private func doorkeeper(
    in folder: ScratchFolder, tuned: (inout Authenticator.Settings) -> Void = { _ in }
) async throws -> Authenticator {
    let store = try await Store(
        SQLiteDatabase(path: folder.path + "/turnus.db"),
        expander: LetterExpander(resolver: ZoneResolver(catalog: ZoneCatalog())))
    var settings = Authenticator.Settings()
    settings.cost = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelization: 1)
    tuned(&settings)
    let draft = PrincipalDraft(
        name: try #require(ResourceName("anna")), displayName: "Anna", addresses: ["anna@example.org"])
    _ = try await AccountService(principals: store, credentials: store, cost: settings.cost)
        .addUser(draft, password: "geheim: ü", at: testMoment)
    return Authenticator(principals: store, credentials: store, settings: settings)
}
