/// What an administrator decides about requests to elsewhere.
public struct OutboundSettings: Hashable, Sendable {
    /// Destinations that need not be public.
    public var allowed: [Destination]
    /// Where all requests go first. The guard then sees the proxy alone, and the proxy has to keep its rule.
    public var proxy: OutboundURL?

    public init(allowed: [Destination] = [], proxy: OutboundURL? = nil) {
        self.allowed = allowed
        self.proxy = proxy
    }

    /// Every address, for what a person asks for on the machine itself.
    public static let everywhere = OutboundSettings(
        allowed: ["0.0.0.0/0", "::/0"].compactMap { Destination($0) })
}
