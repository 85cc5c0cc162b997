/// How much an archive may ask of us before we stop reading it.
public struct ZipLimits: Hashable, Sendable {
    /// How many members an archive may have.
    public var members: Int
    /// How large one member may be when unpacked, in octets.
    public var memberOctets: Int
    /// How large all members together may be when unpacked, in octets.
    public var totalOctets: Int
    /// How many times its packed size a member, or the archive, may have. Calendar text packs about 10 to 1 and can
    /// reach 60 to 1; the method itself ends at 1032 to 1.
    public var ratio: Int
    /// Up to this unpacked size, in octets, no ratio is suspicious.
    public var harmlessOctets: Int

    /// What an export of a large team stays far below.
    public static let standard = ZipLimits(
        members: 10_000, memberOctets: 512 << 20, totalOctets: 1 << 30, ratio: 200, harmlessOctets: 8 << 20)

    public init(members: Int, memberOctets: Int, totalOctets: Int, ratio: Int, harmlessOctets: Int) {
        self.members = members
        self.memberOctets = memberOctets
        self.totalOctets = totalOctets
        self.ratio = ratio
        self.harmlessOctets = harmlessOctets
    }

    /// The ratio, where it is suspicious.
    func suspiciousRatio(of octets: UInt64, from packed: UInt64) -> Int? {
        guard octets > UInt64(harmlessOctets) else { return nil }
        let ratio = octets / max(packed, 1)
        return ratio > UInt64(self.ratio) ? Int(clamping: ratio) : nil
    }
}
