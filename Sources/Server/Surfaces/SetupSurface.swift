public import Accounts
import AppPages
import CalendarModel
import Failures
import HTTPSemantics
import HTTPTypes

/// `/app/setup`: how a person connects a device.
///
/// Who it is, Basic authentication says for now; the web app's own way to sign in will take its place.
public struct SetupSurface: Sendable {
    private let accounts: AccountService
    private let forms: FormToken
    /// The address under which the outside reaches this server, where it was told.
    private let baseURL: String?

    /// `formKey` is random; with several processes behind one address, the same for all of them.
    public init(accounts: AccountService, formKey: [UInt8], baseURL: String?) {
        self.accounts = accounts
        self.forms = FormToken(key: formKey)
        self.baseURL = baseURL
    }

    /// The row for the table of surfaces. The stylesheet is there for everybody, so the surface asks who it is itself.
    public var row: Surface {
        Surface(
            name: "app", prefix: "app", methods: [.get, .post], access: .optionalPrincipal, renderer: .page,
            bodyLimit: 8192, handle: answer)
    }

    private enum Place: String {
        case entry = "/app"
        case setup = "/app/setup"
        case password = "/app/setup/password"
        case profile = "/app/setup/turnus.mobileconfig"
        case revocation = "/app/setup/revoke"

        var isForm: Bool {
            switch self {
            case .entry, .setup: false
            case .password, .profile, .revocation: true
            }
        }
    }

    @Sendable private func answer(_ request: SurfaceRequest) async throws -> SurfaceResponse {
        let isForm = request.method == .post
        if request.path == "/app/" + Stylesheet.fileName, !isForm { return Self.stylesheet }
        guard let place = Place(rawValue: request.path == "/app/" ? "/app" : request.path) else {
            throw Failure(.notFound)
        }
        guard place.isForm == isForm else {
            throw Failure.methodNotAllowed(allowing: place.isForm ? [.post] : [.get, .head])
        }
        guard let principal = request.principal else { throw Failure(.unauthorized) }
        guard let server = ServerAddress(baseURL ?? request.origin.base) else { throw Failure.oneHostWanted }
        let visit = SetupVisit(
            request: request, principal: principal, server: server, accounts: accounts, forms: forms)
        guard isForm else {
            return place == .entry ? visit.redirect : try await visit.page()
        }
        guard request.isFromPage(at: server.origin) else {
            throw Failure(.forbidden, reason: "a form from another site")
        }
        guard let form = try visit.form() else { return try await visit.page(.forbidden, .staleForm) }
        switch place {
        case .password: return try await visit.makePassword(form)
        case .profile: return try await visit.makeProfile()
        case .revocation: return try await visit.revoke(form)
        case .entry, .setup: return visit.redirect
        }
    }

    private static var stylesheet: SurfaceResponse {
        SurfaceResponse(
            .ok,
            fields: [.contentType: Stylesheet.mediaType, .cacheControl: "public, max-age=31536000, immutable"],
            body: .octets(Stylesheet.octets))
    }
}
