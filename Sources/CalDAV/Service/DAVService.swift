import Failures
public import HTTPTypes
public import ICalendar
public import Scheduling

/// WebDAV and CalDAV (RFC 4918, RFC 4791) over a store: a request in, an answer or a `Failure` out.
public struct DAVService: Sendable {
    let store: any DAVStore
    let settings: DAVSettings
    let resolver: ZoneResolver
    let freeBusy: FreeBusyService
    let instances = InstanceMemory()

    /// `freeBusy` is the one that answers everywhere else, so that whoever is busy elsewhere is so for all.
    public init(
        store: any DAVStore, settings: DAVSettings = DAVSettings(), resolver: ZoneResolver,
        freeBusy: FreeBusyService
    ) {
        self.store = store
        self.settings = settings
        self.resolver = resolver
        self.freeBusy = freeBusy
    }

    /// The methods that are answered anywhere, for whoever routes requests here.
    public static let methods: [HTTPRequest.Method] = MethodKind.all.map(\.method)

    /// Throws a `Failure`, or an error of the store that has its row in the table of failures.
    public func answer(_ request: DAVRequest) async throws -> DAVAnswer {
        guard let row = MethodKind.row(of: request.method) else {
            throw Failure.methodNotAllowed(allowing: Self.methods)
        }
        let exchange = Exchange(request, service: self)
        let answer = try await row.handle(exchange)
        try await exchange.skipPushes()
        return answer
    }
}
