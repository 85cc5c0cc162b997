#if canImport(Glibc)
    public import Glibc
#else
    public import Darwin
#endif

/// An address of IPv4 or IPv6; an IPv4 address written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 address.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// The 128 bits of IPv6, or the 32 of IPv4 at the low end.
    let bits: UInt128
    let isIPv4: Bool

    private static let mappedPrefix = UInt128(0xffff) << 32

    /// The address that `text` spells, or nothing. A zone (`%eth0`) is left out.
    public init?(_ text: String) {
        let bare = String(text.prefix { $0 != "%" })
        var octets = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, bare, &octets) == 1 {
            bits = Self.number(octets[..<4])
            isIPv4 = true
        } else if inet_pton(AF_INET6, bare, &octets) == 1 {
            let all = Self.number(octets[...])
            isIPv4 = all >> 32 == 0xffff
            bits = isIPv4 ? all ^ Self.mappedPrefix : all
        } else {
            return nil
        }
    }

    /// An address of IPv4 as its 32 bits.
    public init(ipv4: UInt32) {
        bits = UInt128(ipv4)
        isIPv4 = true
    }

    /// The address in a socket address of IPv4 or IPv6; nothing for other families.
    public init?(_ address: UnsafePointer<sockaddr>) {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let length =
            switch Int32(address.pointee.sa_family) {
            case AF_INET: socklen_t(MemoryLayout<sockaddr_in>.size)
            case AF_INET6: socklen_t(MemoryLayout<sockaddr_in6>.size)
            default: socklen_t(0)
            }
        guard length > 0,
            getnameinfo(address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
        else { return nil }
        self.init(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    private static func number(_ octets: ArraySlice<UInt8>) -> UInt128 {
        octets.reduce(0) { $0 << 8 | UInt128($1) }
    }

    public var isLoopback: Bool {
        isIPv4 ? bits >> 24 == 127 : bits == 1
    }

    public var description: String {
        if isIPv4 {
            return (0..<4).reversed().map { String(UInt8(truncatingIfNeeded: bits >> UInt128($0 * 8))) }
                .joined(separator: ".")
        }
        let octets = (0..<16).reversed().map { UInt8(truncatingIfNeeded: bits >> UInt128($0 * 8)) }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, octets, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
