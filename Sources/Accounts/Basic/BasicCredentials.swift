import Secrets

/// Name and password as a client sends them with every request (RFC 7617).
public struct BasicCredentials: Hashable, Sendable {
    /// A principal's name or e-mail address; no colon can be in it.
    public let user: String
    public let password: String

    public init(user: String, password: String) {
        self.user = user
        self.password = password
    }

    /// Reads the value of an `Authorization` field, or nothing when it is of another scheme or malformed.
    ///
    /// Text is UTF-8 (RFC 7617 §2.1); what is not UTF-8 is read as ISO 8859-1, which older clients send.
    public init?(authorization field: String) {
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "basic", parts[1].utf8.count <= Self.longestToken,
            let octets = Base64.decode(parts[1]),
            let colon = octets.firstIndex(of: UInt8(ascii: ":")),
            // RFC 7617 §2: neither may contain control characters.
            octets.allSatisfy({ $0 >= 0x20 && $0 != 0x7f })
        else { return nil }
        self.init(user: Self.text(octets[..<colon]), password: Self.text(octets[(colon + 1)...]))
    }

    private static let longestToken = 4096

    private static func text(_ octets: ArraySlice<UInt8>) -> String {
        if let text = String(validating: octets, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(octets.map { Unicode.Scalar($0) }))
    }
}

extension BasicCredentials: CustomStringConvertible, CustomReflectable {
    /// Says nothing of the password, so that no log can.
    public var description: String { "BasicCredentials(\(user))" }
    public var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
