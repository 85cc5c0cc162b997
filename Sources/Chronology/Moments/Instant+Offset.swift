extension Instant {
    /// Appends `2026-12-01T10:00:00+01:00` (RFC 3339 §5.6): what clocks in `zone` show, with their offset; with `Z` in
    /// UTC, and where the offset is none of whole minutes, as it was before there were zones.
    public func appendRFC3339(in zone: Zone, to octets: inout [UInt8]) {
        let offset = zone == .utc ? 0 : zone.offset(at: self)
        let isWhole = offset % 60 == 0
        let wall = WallTime(secondsSinceEpoch: secondsSinceEpoch + Int64(isWhole ? offset : 0))
        let (year, month, day) = wall.date.components
        Self.append(year, to: 4, &octets)
        for part in [month, day] {
            octets.append(UInt8(ascii: "-"))
            Self.append(part, to: 2, &octets)
        }
        octets.append(UInt8(ascii: "T"))
        let second = wall.secondOfDay
        Self.append(second / 3600, to: 2, &octets)
        for part in [second / 60 % 60, second % 60] {
            octets.append(UInt8(ascii: ":"))
            Self.append(part, to: 2, &octets)
        }
        guard isWhole, zone != .utc else {
            octets.append(UInt8(ascii: "Z"))
            return
        }
        octets.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        Self.append(abs(offset) / 3600, to: 2, &octets)
        octets.append(UInt8(ascii: ":"))
        Self.append(abs(offset) / 60 % 60, to: 2, &octets)
    }

    /// As ``appendRFC3339(in:to:)`` writes it.
    public func rfc3339(in zone: Zone) -> String {
        var octets: [UInt8] = []
        appendRFC3339(in: zone, to: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    private static func append(_ number: Int, to width: Int, _ octets: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            octets.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
