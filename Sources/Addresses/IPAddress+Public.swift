extension IPAddress {
    /// Whether this may be somebody's server on the internet, and nobody's inside of this network.
    ///
    /// IANA's registries of special addresses (RFC 6890 and what updated it), read strictly: what is reserved for
    /// something is not public. Of IPv6 only 2000::/3 is handed out at all; NAT64 (RFC 6052) is as public as the IPv4
    /// address in it, since that is how networks without IPv4 reach it.
    public var isPublic: Bool {
        if isIPv4 { return !Self.reservedIPv4.contains { $0.contains(self) } }
        if bits >> 32 == Self.nat64 { return IPAddress(ipv4: UInt32(truncatingIfNeeded: bits)).isPublic }
        return bits >> 125 == 0b001 && !Self.reservedIPv6.contains { $0.contains(self) }
    }

    /// 64:ff9b::/96
    private static let nat64 = UInt128(0x0064_ff9b) << 64

    private static let reservedIPv4 = [
        "0.0.0.0/8",  // this network, RFC 791
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  // private, RFC 1918
        "100.64.0.0/10",  // shared by a carrier's customers, RFC 6598
        "127.0.0.0/8",  // loopback, RFC 1122
        "168.63.129.16/32",  // the host of a machine at Azure, which tells it secrets
        "169.254.0.0/16",  // link-local, RFC 3927; metadata at 169.254.169.254
        "192.0.0.0/24",  // protocol assignments, RFC 6890
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",  // documentation, RFC 5737
        "192.88.99.0/24",  // 6to4 relays, RFC 7526
        "198.18.0.0/15",  // benchmarks, RFC 2544
        "224.0.0.0/4",  // multicast, RFC 5771
        "240.0.0.0/4",  // reserved, and broadcast, RFC 1112
    ].compactMap(AddressRange.init)

    private static let reservedIPv6 = [
        "2001::/23",  // protocol assignments with Teredo and ORCHID, RFC 2928
        "2001:db8::/32", "3fff::/20",  // documentation, RFC 3849 and 9637
        "2002::/16",  // 6to4, which has an IPv4 address in it, RFC 7526
    ].compactMap(AddressRange.init)
}
