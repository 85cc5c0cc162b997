public import HTTPTypes

/// What the service answers, as plain values.
public struct TimeZoneAnswer: Hashable, Sendable {
    public var status: HTTPResponse.Status
    public var fields: HTTPFields
    public var octets: [UInt8]

    init(_ status: HTTPResponse.Status, fields: HTTPFields = [:], octets: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.octets = octets
    }

    /// Problem details with the type that RFC 7808 gives them (RFC 9457).
    init(_ refusal: TimeZoneRefusal) {
        let problem = JSONValue.object([
            .init("type", .string(refusal.type)), .init("title", .string(refusal.title)),
            .init("status", .number(refusal.status.code)),
        ])
        self.init(
            refusal.status, fields: [.contentType: "application/problem+json", .cacheControl: "no-cache"],
            octets: problem.octets)
    }
}
