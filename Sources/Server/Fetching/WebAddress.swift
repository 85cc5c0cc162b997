/// An absolute `http` or `https` URL, parted (RFC 3986 §3); what stands after `#` is left out.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    public let isSecure: Bool
    public let host: String
    public let port: Int
    /// Path and query, as they are written.
    public let target: String

    /// `webcal:` is what calendar programs call `https:`, with which they begin.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
        switch text[..<colon].lowercased() {
        case "http": isSecure = false
        case "https", "webcal", "webcals": isSecure = true
        default: return nil
        }
        let rest = text[text.index(colon, offsetBy: 3)...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest[authority.endIndex...]
        guard authority.utf8.allSatisfy(Self.isHostOctet), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }),
            let (host, port) = Self.part(authority, standardPort: isSecure ? 443 : 80)
        else { return nil }
        self.host = host
        self.port = port
        target = path.hasPrefix("/") ? String(path) : "/" + path
    }

    /// Letters, digits and what else a host, an IPv6 address or a port is written with (RFC 3986 §3.2.2); no `@`,
    /// so that no password gets into an address.
    private static func isHostOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "%"):
            true
        default: false
        }
    }

    private static func part(_ authority: Substring, standardPort: Int) -> (String, Int)? {
        let text = String(authority)
        if let address = ListenAddress(text) { return (address.host, address.port) }
        if text.hasPrefix("["), text.hasSuffix("]") { return (String(text.dropFirst().dropLast()), standardPort) }
        return text.isEmpty || text.contains(":") ? nil : (text, standardPort)
    }

    /// What stands in `Host`.
    var authority: String {
        let standard = isSecure ? 443 : 80
        let name = host.contains(":") ? "[\(host)]" : host
        return port == standard ? name : "\(name):\(port)"
    }

    public var description: String { "http\(isSecure ? "s" : "")://\(authority)\(target)" }

    /// Where `Location` leads from here (RFC 9110 §10.2.2): an absolute URL, or a path on the same host.
    func following(_ location: String) -> WebAddress? {
        if let absolute = WebAddress(location) { return absolute }
        guard location.hasPrefix("/"), !location.hasPrefix("//") else { return nil }
        return WebAddress("http\(isSecure ? "s" : "")://\(authority)\(location)")
    }
}
