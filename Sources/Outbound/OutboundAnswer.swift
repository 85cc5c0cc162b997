public import HTTPTypes

/// What came back.
public struct OutboundAnswer: Hashable, Sendable {
    public var status: Int
    public var fields: HTTPFields
    /// Decompressed, if the request asked for compression.
    public var body: [UInt8]
    /// Where it came from in the end.
    public var url: OutboundURL
    /// How many redirects led there.
    public var redirects: Int

    public init(status: Int, fields: HTTPFields = [:], body: [UInt8] = [], url: OutboundURL, redirects: Int = 0) {
        self.status = status
        self.fields = fields
        self.body = body
        self.url = url
        self.redirects = redirects
    }

    /// Where this answer sends the client instead (RFC 9110 §15.4), if anywhere.
    var redirection: String? {
        [301, 302, 303, 307, 308].contains(status) ? fields[.location] : nil
    }
}
