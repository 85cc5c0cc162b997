extension Instant {
    /// Reads `2026-01-05T08:00:00Z` or `2026-01-05T09:00:00+01:00` (RFC 3339 §5.6). The `T` may be a space, the letters
    /// small; a fraction of a second is refused, since nothing here has one.
    public init?(rfc3339 text: String) {
        let octets = Array(text.utf8)
        guard octets.count >= 20 else { return nil }
        let signs: [(Int, [UInt8])] = [
            (4, [0x2D]), (7, [0x2D]), (10, [0x54, 0x74, 0x20]), (13, [0x3A]), (16, [0x3A]),
        ]
        guard signs.allSatisfy({ $1.contains(octets[$0]) }),
            let year = Self.number(octets[0..<4]), let month = Self.number(octets[5..<7]),
            let day = Self.number(octets[8..<10]), let hour = Self.number(octets[11..<13]),
            let minute = Self.number(octets[14..<16]), let second = Self.number(octets[17..<19]),
            let wall = WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second),
            let offset = Self.offset(octets[19...])
        else { return nil }
        self = Instant(utc: wall).advanced(bySeconds: -offset)
    }

    /// `Z`, or hours and minutes ahead of UTC, in seconds.
    private static func offset(_ octets: ArraySlice<UInt8>) -> Int64? {
        let octets = Array(octets)
        if octets == [0x5A] || octets == [0x7A] { return 0 }
        guard octets.count == 6, octets[3] == 0x3A, octets[0] == 0x2B || octets[0] == 0x2D,
            let hours = number(octets[1..<3]), let minutes = number(octets[4..<6]), hours < 24, minutes < 60
        else { return nil }
        let seconds = Int64(hours * 3600 + minutes * 60)
        return octets[0] == 0x2D ? -seconds : seconds
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
