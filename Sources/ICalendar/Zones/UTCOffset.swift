/// Offsets from UTC as text (RFC 5545 §3.3.14).
enum UTCOffset {
    /// The seconds of `+0100`, `-033015`; also of `+01:00`, `+1` and `0100`, which are found in files.
    ///
    /// Four digits with more than 25 hours are minutes and seconds: so a well-known calendar service writes local
    /// mean times.
    static func parse(_ text: String) -> Int? {
        var digits: [Int] = []
        var isNegative = false
        for (index, octet) in text.utf8.enumerated() {
            switch octet {
            case UInt8(ascii: "+") where index == 0, UInt8(ascii: ":"): break
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(Int(octet - UInt8(ascii: "0")))
            default: return nil
            }
        }
        guard (1...6).contains(digits.count) else { return nil }
        if digits.count % 2 == 1 { digits.insert(0, at: 0) }
        let parts = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        var (hours, minutes, seconds) = (parts[0], parts.count > 1 ? parts[1] : 0, parts.count > 2 ? parts[2] : 0)
        if hours > 25, parts.count == 2 { (hours, minutes, seconds) = (0, hours, minutes) }
        guard hours <= 25, minutes < 60, seconds < 60 else { return nil }
        let offset = hours * 3600 + minutes * 60 + seconds
        return isNegative ? -offset : offset
    }

    /// `+0100`, `-0330`. Seconds are left out: readers exist that show nothing of a calendar that has them.
    static func text(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        return (offset < 0 && minutes > 0 ? "-" : "+") + twoDigits(minutes / 60) + twoDigits(minutes % 60)
    }

    /// `+01:00`.
    static func readable(_ offset: Int) -> String {
        let text = text(offset)
        return text.prefix(3) + ":" + text.suffix(2)
    }

    static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
