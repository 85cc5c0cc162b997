/// The addresses that begin with the same bits (RFC 4632): `10.0.0.0/8`, `fd00::/8`, or a single address.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    let first: IPAddress
    /// How many bits are fixed.
    let length: Int

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = IPAddress(String(parts[0])) else { return nil }
        let width = first.isIPv4 ? 32 : 128
        guard let length = parts.count == 2 ? Int(parts[1]) : width, (0...width).contains(length) else { return nil }
        self.first = first
        self.length = length
    }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.isIPv4 == first.isIPv4 else { return false }
        let open = UInt128((first.isIPv4 ? 32 : 128) - length)
        return address.bits >> open == first.bits >> open
    }

    public var description: String { "\(first)/\(length)" }
}
