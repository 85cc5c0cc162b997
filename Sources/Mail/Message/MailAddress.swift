/// Whom a mail goes to or comes from (RFC 5322 §3.4): an address and, if they have one, a name.
public struct MailAddress: Hashable, Sendable {
    /// At most 254 octets of printable ASCII (RFC 5321 §4.5.3.1.3), one `@`, nothing that ends a line or an address.
    public let address: String
    public let name: String

    /// Nothing where that is no address to which we send.
    ///
    /// Quoted local parts and comments are no addresses that people have. Domains beyond ASCII have to come in the form
    /// that the name system uses.
    public init?(_ address: String, name: String = "") {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, address.utf8.count <= 254,
            parts[0].utf8.allSatisfy(Self.isInLocalPart), Self.isDomain(parts[1])
        else { return nil }
        self.address = address
        // What would end the line would begin another field.
        self.name = String(String.UnicodeScalarView(name.unicodeScalars.filter { !Self.isControl($0) }.prefix(200)))
    }

    /// What may stand in a `dot-atom` (RFC 5322 §3.2.3).
    private static func isInLocalPart(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-/=?^_`{|}~.".utf8.contains(octet)
        }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
