import Failures
public import HTTPTypes
public import ICalendar
import Scheduling

/// WebDAV and CalDAV (RFC 4918, RFC 4791) over a store: a request in, an answer or a `Failure` out.
public struct DAVService: Sendable {
    let store: any DAVStore
    let settings: DAVSettings
    let resolver: ZoneResolver
    let freeBusy: FreeBusyService
    let instances = InstanceMemory()

    public init(store: any DAVStore, settings: DAVSettings = DAVSettings(), resolver: ZoneResolver) {
        self.store = store
        self.settings = settings
        self.resolver = resolver
        freeBusy = FreeBusyService(store: store, resolver: resolver)
    }

    /// The methods that are answered anywhere, for whoever routes requests here.
    public static let methods: [HTTPRequest.Method] = MethodKind.all.map(\.method)

    /// Throws a `Failure`, or an error of the store that has its row in the table of failures.
    public func answer(_ request: DAVRequest) async throws -> DAVAnswer {
        guard let row = MethodKind.row(of: request.method) else {
            throw Failure.methodNotAllowed(allowing: Self.methods)
        }
        return try await row.handle(Exchange(request, service: self))
    }
}
