/// How much one request may cost.
public struct OutboundLimits: Hashable, Sendable {
    /// The most octets of the answer's body, after decompression.
    public var octets: Int
    /// How long each connection may take to come about, TLS included.
    public var connect: Duration
    /// How long all of it may take, redirects included.
    public var total: Duration
    public var redirects: Int

    public init(octets: Int, connect: Duration = .seconds(10), total: Duration = .seconds(60), redirects: Int = 5) {
        self.octets = octets
        self.connect = connect
        self.total = total
        self.redirects = redirects
    }

    /// The most octets of the answer's fields, all hops on their own.
    static let fieldOctets = 256 << 10
}
