public import CalendarModel
public import HTTPTypes

/// What a method answers, as plain values, or as a body that is written while it is read.
public struct DAVAnswer: Sendable {
    public enum Body: Sendable {
        case none
        case octets([UInt8])
        /// Written piece by piece to whoever waits for it.
        case stream(@Sendable (OctetSink) async throws -> Void)
        /// Everything in a calendar as one iCalendar file.
        case file(of: CalendarCollection)
    }

    public var status: HTTPResponse.Status
    public var fields: HTTPFields
    public var body: Body

    public init(_ status: HTTPResponse.Status, fields: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// An XML body (RFC 4918 §8.2).
    static func xml(_ status: HTTPResponse.Status, _ octets: [UInt8], fields: HTTPFields = [:]) -> DAVAnswer {
        var answer = DAVAnswer(status, fields: fields, body: .octets(octets))
        answer.fields[.contentType] = xmlType
        return answer
    }

    /// A multistatus that is written page by page (RFC 4918 §13).
    static func multistatus(
        fields: HTTPFields = [:], _ write: @escaping @Sendable (OctetSink) async throws -> Void
    ) -> DAVAnswer {
        var answer = DAVAnswer(.multiStatus, fields: fields, body: .stream(write))
        answer.fields[.contentType] = xmlType
        return answer
    }

    static let xmlType = "application/xml; charset=utf-8"
}

/// Where the pieces of a body go; waits while the client does not read.
public struct OctetSink: Sendable {
    private let send: @Sendable ([UInt8]) async throws -> Void

    public init(_ send: @escaping @Sendable ([UInt8]) async throws -> Void) {
        self.send = send
    }

    public func write(_ octets: [UInt8]) async throws {
        try await send(octets)
    }
}

extension HTTPResponse.Status {
    /// RFC 4918 §11.1
    static let multiStatus = HTTPResponse.Status(code: 207, reasonPhrase: "Multi-Status")
}
