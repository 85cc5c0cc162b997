public import Addresses

/// Where requests may go although it is not public: a host by its name, wherever that leads, or a range of addresses.
public enum Destination: Hashable, Sendable {
    case host(String)
    case addresses(AddressRange)

    /// Reads `intranet.example.org`, `10.1.2.3`, `10.0.0.0/8` or `fd00::/8`.
    public init?(_ text: String) {
        if let range = AddressRange(text) {
            self = .addresses(range)
            return
        }
        let name = text.lowercased()
        guard let last = name.split(separator: ".", omittingEmptySubsequences: false).last, !last.isEmpty,
            name.utf8.allSatisfy({ Self.isOfNames($0) }), !last.allSatisfy(\.isNumber)
        else { return nil }
        self = .host(name)
    }

    private static func isOfNames(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
