public import Accounts
public import CalendarModel
import Failures
import HTTPTypes
public import ICalendar
import JSON
public import Scheduling

/// What the interface is answered from.
public typealias APIStore = APITokenKeeping & CalendarReading & CalendarWriting & FreeBusyStore & PrincipalReading

/// The interface for programmes: a request becomes a row of the table, and the row answers.
public struct APIService: Sendable {
    let store: any APIStore
    let freeBusy: FreeBusyService
    public let tokens: APITokenService
    let resolver: ZoneResolver

    /// Where every path begins.
    public static let root = "/api/v1"

    public init(store: any APIStore, resolver: ZoneResolver, freeBusy: FreeBusyService) {
        self.store = store
        self.resolver = resolver
        self.freeBusy = freeBusy
        tokens = APITokenService(tokens: store)
    }

    /// Throws a `Failure`, or an error that the table of failures knows.
    public func answer(_ request: APIRequest) async throws -> APIAnswer {
        guard request.path.hasPrefix(Self.root) else { throw Failure(.notFound) }
        let rest = request.path.dropFirst(Self.root.count).split(separator: "/", omittingEmptySubsequences: false)
        let matches = Route.all.compactMap { route in route.parameters(in: rest).map { (route, $0) } }
        guard !matches.isEmpty else { throw Failure(.notFound) }
        let method: HTTPRequest.Method = request.method == .head ? .get : request.method
        guard let (route, path) = matches.first(where: { $0.0.method == method }) else {
            throw Failure.methodNotAllowed(allowing: Self.allowed(matches.map(\.0.method)))
        }
        guard let caller = request.caller else { throw Failure.tokenWanted(isWrong: false) }
        guard caller.scopes.contains(route.scope) else {
            throw Failure.insufficientScope(needing: [route.scope.rawValue])
        }
        let body = try JSONBody(of: request, route.body)
        return try await route.handle(self, APICall(request: request, caller: caller, path: path, body: body))
    }

    private static func allowed(_ methods: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        methods + (methods.contains(.get) ? [.head] : []) + [.options]
    }
}

/// The body of a request, read where the operation takes one.
struct JSONBody: Sendable {
    let value: JSONValue

    init(of request: APIRequest, _ kind: Route.Body) throws {
        guard let wanted = kind.mediaType else {
            value = .null
            return
        }
        let type = (request.fields[.contentType] ?? "").split(separator: ";").first.map(String.init) ?? ""
        guard type.lowercased().filter({ $0 != " " && $0 != "\t" }) == wanted else {
            throw Failure(.unsupportedMediaType, detail: "The body must be \(wanted).")
        }
        value = try JSONValue(reading: request.body)
    }
}
