public import Addresses
public import CalendarModel
public import Chronology
public import HTTPTypes

/// A request as a surface sees it: plain values, the body read, the clock read once.
public struct SurfaceRequest: Sendable {
    public var method: HTTPRequest.Method
    /// As it came: not decoded, without the query.
    public var path: String
    /// As it came: what follows the question mark.
    public var query: String?
    public var fields: HTTPFields
    public var body: [UInt8]
    /// How the client reached the outermost proxy that is trusted, or this server.
    public var origin: RequestOrigin
    /// Who it is, where the surface asks for it.
    public var principal: Principal?
    public var now: Instant
    /// Stands in the log line and in the answer's `X-Request-ID`.
    public var id: RequestID

    public init(
        method: HTTPRequest.Method, path: String, query: String? = nil, fields: HTTPFields = [:], body: [UInt8] = [],
        origin: RequestOrigin, principal: Principal? = nil, now: Instant, id: RequestID
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
        self.origin = origin
        self.principal = principal
        self.now = now
        self.id = id
    }
}

/// Where a request comes from and where its sender believes it goes.
public struct RequestOrigin: Hashable, Sendable {
    /// The client; nothing on a local socket.
    public var address: IPAddress?
    /// `http` or `https`.
    public var scheme: String
    /// Host and port as the client wrote them.
    public var host: String

    public init(address: IPAddress?, scheme: String, host: String) {
        self.address = address
        self.scheme = scheme
        self.host = host
    }
}
