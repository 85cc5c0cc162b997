public import CalendarModel
public import Chronology
import Failures
public import HTTPTypes

/// A request to the JSON interface: plain values, the body read, whoever asks known.
public struct APIRequest: Sendable {
    public var method: HTTPRequest.Method
    /// As it came: not decoded, without the query.
    public var path: String
    public var query: String?
    public var fields: HTTPFields
    public var body: [UInt8]
    public var caller: APICaller?
    public var now: Instant

    public init(
        method: HTTPRequest.Method, path: String, query: String? = nil, fields: HTTPFields = [:], body: [UInt8] = [],
        caller: APICaller?, now: Instant
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
        self.caller = caller
        self.now = now
    }

    /// In which language people are spoken to.
    var language: Language { Language(accepting: fields[.acceptLanguage]) }
}

/// Who asks, and what of what they may do they may do here.
public struct APICaller: Hashable, Sendable {
    public var principal: Principal
    /// Of the token; everything where somebody came in person.
    public var scopes: Set<APIScope>

    public init(_ principal: Principal, scopes: Set<APIScope> = Set(APIScope.allCases)) {
        self.principal = principal
        self.scopes = scopes
    }
}

/// What is answered, before it is HTTP.
public struct APIAnswer: Hashable, Sendable {
    public var status: HTTPResponse.Status
    public var fields: HTTPFields
    public var octets: [UInt8]

    public init(_ status: HTTPResponse.Status, fields: HTTPFields = [:], octets: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.octets = octets
    }

    static func json(
        _ status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], _ body: (inout JSONWriter) -> Void
    ) -> APIAnswer {
        var fields = fields
        fields[.contentType] = "application/json"
        if fields[.cacheControl] == nil { fields[.cacheControl] = "private, no-cache" }
        return APIAnswer(status, fields: fields, octets: JSONWriter.text(body))
    }
}
