/// Where devices find the server: scheme, host and port.
public struct ServerAddress: Hashable, Sendable {
    public let isSecure: Bool
    /// A name or an address, the latter without brackets.
    public let host: String
    public let port: Int
    /// `https://calendar.example.org:8443`, with the port only where it is not the usual one.
    public let origin: String

    /// Reads `scheme://host[:port]`; nothing where it is no such thing.
    public init?(_ origin: String) {
        let parts = origin.split(separator: "://", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "https" || parts[0] == "http" else { return nil }
        isSecure = parts[0] == "https"
        let authority = parts[1].prefix { $0 != "/" }
        let host: Substring
        let rest: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            rest = authority[authority.index(after: end)...]
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority.dropFirst(host.count)
        }
        guard !host.isEmpty, rest.isEmpty || rest.hasPrefix(":") else { return nil }
        let usual = isSecure ? 443 : 80
        guard let port = rest.count > 1 ? Int(rest.dropFirst()) : usual, (1...65_535).contains(port) else { return nil }
        self.host = String(host)
        self.port = port
        let written = host.contains(":") ? "[\(host)]" : String(host)
        self.origin = "\(parts[0])://\(written)" + (port == usual ? "" : ":\(port)")
    }

    /// The address that calendar programmes are given.
    public var calendars: String { origin + "/dav/" }
}
