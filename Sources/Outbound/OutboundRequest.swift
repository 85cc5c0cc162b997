public import HTTPTypes

/// One request to elsewhere, with all that bounds it.
public struct OutboundRequest: Hashable, Sendable {
    public var method: HTTPRequest.Method
    public var url: OutboundURL
    /// Host, Content-Length and Accept-Encoding are written by the client.
    public var fields: HTTPFields
    public var body: [UInt8]
    public var limits: OutboundLimits
    /// Whether the answer may come compressed; without, it is given as it came.
    public var acceptsCompression = true

    public init(
        _ method: HTTPRequest.Method, _ url: OutboundURL, fields: HTTPFields = [:], body: [UInt8] = [],
        limits: OutboundLimits
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.limits = limits
    }

    /// What a browser would send after being sent elsewhere (RFC 9110 §15.4); credentials stay with their origin.
    func following(_ status: Int, to target: OutboundURL) -> OutboundRequest {
        var next = self
        next.url = target
        if status == 303 && method != .head || [301, 302].contains(status) && method == .post {
            next.method = .get
            next.body = []
            next.fields[.contentType] = nil
        }
        if !target.hasOrigin(of: url) {
            next.fields[.authorization] = nil
            next.fields[.cookie] = nil
        }
        return next
    }
}
