public import Chronology

/// The dates of HTTP header fields (RFC 9110 §5.6.7).
public enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// IMF-fixdate, the one form that is sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public static func text(of instant: Instant) -> String {
        instant.rfc5322(zone: "GMT")
    }

    /// The moment that a field names, or nothing when it is not an HTTP date.
    ///
    /// Reads IMF-fixdate and the asctime form. The RFC 850 form, whose two-digit year only the reader's own
    /// clock can resolve, is left unread: a date that cannot be read is ignored (RFC 9110 §13.1.3).
    public static func instant(of text: String) -> Instant? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "," })
        guard parts.count == 6 || parts.count == 5 else { return nil }
        let isFixed = parts.count == 6
        guard !isFixed || parts[5] == "GMT",
            let month = months.firstIndex(of: String(isFixed ? parts[2] : parts[1])),
            let day = Int(isFixed ? parts[1] : parts[2]),
            let year = Int(isFixed ? parts[3] : parts[4])
        else { return nil }
        let clock = (isFixed ? parts[4] : parts[3]).split(separator: ":").map { Int($0) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            let time = WallTime(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return Instant(utc: time)
    }
}
