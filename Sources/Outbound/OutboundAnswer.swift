public import HTTPTypes

/// What came back.
public struct OutboundAnswer: Hashable, Sendable {
    public var status: Int
    public var fields: HTTPFields
    /// Decompressed.
    public var body: [UInt8]
    /// Where it came from in the end.
    public var url: OutboundURL

    public init(status: Int, fields: HTTPFields = [:], body: [UInt8] = [], url: OutboundURL) {
        self.status = status
        self.fields = fields
        self.body = body
        self.url = url
    }

    /// Where this answer sends the client instead (RFC 9110 §15.4), if anywhere.
    var redirection: String? {
        [301, 302, 303, 307, 308].contains(status) ? fields[.location] : nil
    }
}
