import Addresses
import HTTPTypes

extension HTTPField.Name {
    /// The library hides the field, since it stands in the authority; a second one still shows up.
    static let hostField = HTTPField.Name("Host")!
    static let forwarded = HTTPField.Name("Forwarded")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedHost = HTTPField.Name("X-Forwarded-Host")!
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    static let requestID = HTTPField.Name("X-Request-ID")!
}

extension RequestOrigin {
    /// This origin as proxies that are trusted describe it; whatever others wrote in these fields is ignored.
    ///
    /// The list of hops is read from the near end, and the first that no trusted proxy vouches for is the client:
    /// what stands further away anybody could have written. `Forwarded` (RFC 7239) counts before `X-Forwarded-…`.
    func seen(through proxies: [AddressRange], fields: HTTPFields) -> RequestOrigin {
        func isTrusted(_ address: IPAddress?) -> Bool {
            guard let address else { return false }
            return proxies.contains { $0.contains(address) }
        }
        guard !proxies.isEmpty, isTrusted(address) else { return self }
        var origin = self
        for hop in Self.hops(fields).reversed() {
            if let scheme = hop.scheme { origin.scheme = scheme }
            if let host = hop.host { origin.host = host }
            guard let client = hop.client else { break }
            origin.address = client
            guard isTrusted(client) else { break }
        }
        return origin
    }

    /// What one proxy said of whom it heard.
    private struct Hop {
        var client: IPAddress?
        var scheme: String?
        var host: String?
    }

    private static func hops(_ fields: HTTPFields) -> [Hop] {
        let standard = fields[values: .forwarded]
        guard standard.isEmpty else { return standard.flatMap(elements).map(hop(forwarded:)) }
        let clients = fields[values: .forwardedFor].flatMap(elements)
        var hops = clients.map { Hop(client: address($0)) }
        if hops.isEmpty { hops = [Hop()] }
        hops[hops.count - 1].scheme = fields[values: .forwardedProto].flatMap(elements).last.flatMap(scheme)
        hops[hops.count - 1].host = fields[values: .forwardedHost].flatMap(elements).last.flatMap(host)
        return hops
    }

    /// RFC 7239 §4: `for=192.0.2.60;proto=http;host="example.org"`
    private static func hop(forwarded element: String) -> Hop {
        var hop = Hop()
        for pair in element.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = trimmed(parts[1]).filter { $0 != "\"" }
            switch trimmed(parts[0]).lowercased() {
            case "for": hop.client = address(value)
            case "proto": hop.scheme = scheme(value)
            case "host": hop.host = host(value)
            default: break
            }
        }
        return hop
    }

    private static func elements(_ value: String) -> [String] {
        value.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...end])
    }

    /// With or without a port, an IPv6 address with or without brackets.
    private static func address(_ text: String) -> IPAddress? {
        if let plain = IPAddress(text) { return plain }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return IPAddress(String(text[text.index(after: text.startIndex)..<end]))
        }
        return text.lastIndex(of: ":").flatMap { IPAddress(String(text[..<$0])) }
    }

    private static func scheme(_ text: String) -> String? {
        let lower = text.lowercased()
        return lower == "http" || lower == "https" ? lower : nil
    }

    private static func host(_ text: String) -> String? {
        isHost(text) ? text : nil
    }

    /// Whether `text` can be a host with or without a port (RFC 3986 §3.2.2), and nothing else.
    static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 262
            && text.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
                    UInt8(ascii: "%"):
                    true
                default: false
                }
            }
    }
}
