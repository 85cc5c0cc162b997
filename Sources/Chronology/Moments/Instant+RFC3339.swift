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
        let (year, month, day) = wall.date.components
        var text = ""
        text.reserveCapacity(24)
        Self.append(year, digits: 4, to: &text)
        text += "-"
        Self.append(month, digits: 2, to: &text)
        text += "-"
        Self.append(day, digits: 2, to: &text)
        text += "T"
        Self.append(wall.hour, digits: 2, to: &text)
        text += ":"
        Self.append(wall.minute, digits: 2, to: &text)
        text += ":"
        Self.append(wall.second, digits: 2, to: &text)
        text += fraction
        text += "Z"
        return text
    }

    private static func append(_ number: Int, digits width: Int, to text: inout String) {
        let digits = String(number)
        for _ in 0..<max(width - digits.utf8.count, 0) { text += "0" }
        text += digits
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        var text = ""
        append(number, digits: width, to: &text)
        return text
    }
}
