import Addresses

/// A host and a port to listen on: `127.0.0.1:8008`, `[::1]:8008`, `0.0.0.0:443`.
public struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    public let host: String
    public let port: Int

    public static let standard = ListenAddress(host: "127.0.0.1", port: 8008)

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// The address that `text` spells, or nothing. An IPv6 address stands in brackets (RFC 3986 §3.2.2).
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        var host = text[..<colon]
        guard let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port) else { return nil }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = port
    }

    /// Whether only this machine can reach it.
    public var isLoopback: Bool {
        host == "localhost" || IPAddress(host)?.isLoopback == true
    }

    public var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
