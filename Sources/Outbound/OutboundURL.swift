import CCurl

/// An absolute `http` or `https` URL (RFC 9110 §4.2), read by the library that connects to it: there is no second
/// reader whose opinion on what the host is could differ. `webcal` is what calendar programs call `https`.
///
/// Links to calendars are secrets in their user, path or query, so `description` has none of them.
public struct OutboundURL: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// All of it, secrets included; without a fragment.
    public let text: String
    /// `http` or `https`.
    public let scheme: String
    /// In lower case; an address of IPv6 without its brackets.
    public let host: String
    public let port: Int
    private let hasMore: Bool

    public init(_ text: String) throws(OutboundError) {
        let reader = try URLReader()
        try reader.read(text)
        try self.init(reader)
    }

    /// What `reference` means in an answer from here (RFC 3986 §5).
    func resolving(_ reference: String) throws(OutboundError) -> OutboundURL {
        let reader = try URLReader()
        try reader.read(text)
        try reader.read(reference)
        return try OutboundURL(reader)
    }

    private init(_ reader: borrowing URLReader) throws(OutboundError) {
        reader.remove(CURLUPART_FRAGMENT)
        if let scheme = reader[CURLUPART_SCHEME], ["webcal", "webcals"].contains(scheme) {
            reader.replaceScheme(with: "https")
        }
        guard let scheme = reader[CURLUPART_SCHEME] else { throw .invalidURL(reason: "it has no scheme") }
        guard scheme == "http" || scheme == "https" else { throw .schemeNotAllowed(scheme) }
        guard let host = reader[CURLUPART_HOST], let port = reader[CURLUPART_PORT].flatMap({ Int($0) }),
            let text = reader[CURLUPART_URL]
        else { throw .invalidURL(reason: "it has no host") }
        self.text = text
        self.scheme = scheme
        self.host = String(host.lowercased().drop { $0 == "[" }.prefix { $0 != "]" })
        self.port = port
        hasMore = reader[CURLUPART_PATH] != "/" || reader[CURLUPART_QUERY] != nil
    }

    func hasOrigin(of other: OutboundURL) -> Bool {
        (scheme, host, port) == (other.scheme, other.host, other.port)
    }

    /// Scheme, host and port (RFC 6454 §6.2).
    public var origin: String {
        let isStandard = port == (scheme == "https" ? 443 : 80)
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)\(isStandard ? "" : ":\(port)")"
    }

    public var description: String { "\(origin)/\(hasMore ? "…" : "")" }

    public var debugDescription: String { description }
}
