public import CalendarModel
public import Chronology
public import HTTPTypes
public import WebDAV

/// A request below `/dav/`, as plain values: the path decoded, the body read, the sender known.
public struct DAVRequest: Sendable {
    public var method: HTTPRequest.Method
    public var path: ResourcePath
    public var query: String?
    public var fields: HTTPFields
    public var body: [UInt8]
    /// Who signed in.
    public var principal: Principal
    /// `scheme://host[:port]` as the client reached us, and, last, what we are known as.
    public var bases: [String]
    public var now: Instant

    public init(
        method: HTTPRequest.Method, path: ResourcePath, query: String? = nil, fields: HTTPFields = [:],
        body: [UInt8] = [], principal: Principal, bases: [String], now: Instant
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
        self.principal = principal
        self.bases = bases
        self.now = now
    }

    /// Who is behind a change, for the revisions that are kept.
    var author: Author {
        Author(principal: principal.id, agent: fields[.userAgent] ?? "")
    }
}
