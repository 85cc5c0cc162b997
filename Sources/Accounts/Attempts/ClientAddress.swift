#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a request comes from, as far as counting attempts goes: an IPv4 address, or an IPv6 network of 64 bits, since
/// whoever has one IPv6 address has all of its network.
public struct ClientAddress: Hashable, Sendable {
    private let family: UInt8
    private let bits: UInt64

    /// Text that is no IP address, as for a local socket, is one address of its own.
    public init(_ text: String) {
        let host = text.split(separator: "%", maxSplits: 1).first.map(String.init) ?? ""
        var short = in_addr()
        var long = in6_addr()
        if inet_pton(AF_INET, host, &short) == 1 {
            self.init(family: 4, bits: UInt64(short.s_addr))
        } else if inet_pton(AF_INET6, host, &long) == 1 {
            self.init(withUnsafeBytes(of: long) { Array($0) })
        } else {
            self.init(family: 0, bits: 0)
        }
    }

    private init(family: UInt8, bits: UInt64) {
        self.family = family
        self.bits = bits
    }

    /// The 16 octets of an IPv6 address; one that carries an IPv4 address is that address (RFC 4291 §2.5.5.2).
    private init(_ octets: [UInt8]) {
        let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
        guard Array(octets.prefix(12)) != mapped else {
            self.init(family: 4, bits: octets[12...].reversed().reduce(0) { $0 << 8 | UInt64($1) })
            return
        }
        self.init(family: 6, bits: octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
