extension Instant {
    /// As mails say it (RFC 5322 §3.3), in UTC and with `zone` as the name of it: `Sun, 06 Nov 1994 08:49:37 +0000`.
    public func rfc5322(zone: String = "+0000") -> String {
        let time = utc
        let (year, month, day) = time.date.components
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let century = year < 1000 ? String(repeating: "0", count: 4 - "\(year)".count) + "\(year)" : "\(year)"
        return "\(Self.weekdays[time.date.weekday.rawValue]), \(digits(day)) \(Self.months[month - 1]) \(century) "
            + "\(digits(time.hour)):\(digits(time.minute)):\(digits(time.second)) \(zone)"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
