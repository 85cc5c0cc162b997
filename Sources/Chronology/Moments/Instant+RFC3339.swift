extension Instant {
    /// `2026-01-05T08:00:00Z` (RFC 3339 §5.6), in UTC.
    public var rfc3339: String {
        rfc3339(fraction: "")
    }

    /// `2026-01-05T08:00:00.042Z`: this moment and so many thousandths of a second, 0 to 999.
    public func rfc3339(thousandths: Int) -> String {
        rfc3339(fraction: "." + Self.padded(thousandths, to: 3))
    }

    private func rfc3339(fraction: String) -> String {
        let wall = utc
        let date =
            [Self.padded(wall.date.year, to: 4)] + [wall.date.month, wall.date.day].map { Self.padded($0, to: 2) }
        let time = [wall.hour, wall.minute, wall.second].map { Self.padded($0, to: 2) }
        return date.joined(separator: "-") + "T" + time.joined(separator: ":") + fraction + "Z"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
}
