import Chronology

/// Times as they are found in files, brought into the form of RFC 5545 §3.3.4 and §3.3.5.
enum TimeText {
    /// Whether this has the form of `20250314`, `20250314T090000` or `20250314T090000Z`, existing day or not.
    static func isCanonical(_ text: String) -> Bool {
        OctetCursor.read(text) { cursor in
            guard cursor.number(digits: 8) != nil else { return false }
            guard cursor.take("T") else { return true }
            guard let hour = cursor.number(digits: 2), hour < 24, cursor.number(digits: 4) != nil else {
                return false
            }
            _ = cursor.take("Z")
            return true
        } ?? false
    }

    /// The canonical form of a time that can be read one way only, or nothing.
    ///
    /// Forgiven are blanks, stray quotes, small letters, the separators of ISO 8601, a missing `T` or missing
    /// seconds, parts of a second, hour 24, an offset from UTC and a `Z` behind a day; with `isLenient` also a year with fewer than four digits
    /// (`51222T205954Z` is of the year 5).
    static func repaired(_ text: String, isLenient: Bool) -> String? {
        let bare = text.unicodeScalars.filter {
            !$0.properties.isWhitespace && $0.value >= 0x20 && $0 != "\""
        }
        var cleaned = String(String.UnicodeScalarView(bare)).uppercased()
        if isLenient {
            let digits = cleaned.utf8.prefix { $0 &- 0x30 < 10 }.count
            if (5...7).contains(digits) { cleaned = String(repeating: "0", count: 8 - digits) + cleaned }
        }
        return OctetCursor.read(cleaned) { canonical(&$0) }
    }

    private static func canonical(_ cursor: inout OctetCursor) -> String? {
        guard let year = cursor.number(digits: 4) else { return nil }
        let isSeparated = cursor.take("-")
        guard let month = cursor.number(digits: 2), !isSeparated || cursor.take("-"),
            let day = cursor.number(digits: 2), let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        if cursor.isAtEnd || (cursor.remaining == 1 && cursor.take("Z")) { return text(WallTime(date), isDate: true) }
        guard cursor.take("T") || cursor.digitCount == 6 || isSeparated, let hour = cursor.number(digits: 2)
        else { return nil }
        _ = cursor.take(":")
        guard let minute = cursor.number(digits: 2), minute < 60 else { return nil }
        _ = cursor.take(":")
        let second = cursor.digitCount >= 2 ? cursor.number(digits: 2) ?? 0 : 0
        guard second <= 60, hour < 24 || (hour == 24 && minute == 0 && second == 0) else { return nil }
        if cursor.take(".") || cursor.take(",") {
            guard cursor.digitCount > 0 else { return nil }
            while cursor.digitCount > 0 { cursor.skip() }
        }
        let wallTime = WallTime(date).advanced(bySeconds: Int64(hour * 3600 + minute * 60 + min(second, 59)))
        if cursor.isAtEnd { return text(wallTime) }
        if cursor.take("Z") { return text(wallTime) + "Z" }
        guard let offset = offset(&cursor) else { return nil }
        return text(wallTime.advanced(bySeconds: -Int64(offset))) + "Z"
    }

    /// `+02`, `+0200` or `+02:00` in seconds.
    private static func offset(_ cursor: inout OctetCursor) -> Int? {
        guard cursor.next == UInt8(ascii: "+") || cursor.next == UInt8(ascii: "-") else { return nil }
        let sign = cursor.sign()
        guard let hours = cursor.number(digits: 2), hours < 24 else { return nil }
        _ = cursor.take(":")
        guard !cursor.isAtEnd else { return sign * hours * 3600 }
        guard let minutes = cursor.number(digits: 2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// `20250314T090000`, or `20250314`; with a `Z` behind it where `isUTC`.
    static func text(_ wallTime: WallTime, isDate: Bool = false, isUTC: Bool = false) -> String {
        let (year, month, day) = wallTime.date.components
        guard year < 10_000 else {
            // RFC 5545 has no form for it; it is written as it is.
            let rest = text(
                WallTime(secondsSinceEpoch: wallTime.secondsSinceEpoch - 86_400 * 3_652_425), isDate: isDate,
                isUTC: isUTC)
            return "\(year)" + rest.dropFirst(4)
        }
        return String(unsafeUninitializedCapacity: 16) { octets in
            write(max(year, 0), digits: 4, at: 0, of: octets)
            write(month, digits: 2, at: 4, of: octets)
            write(day, digits: 2, at: 6, of: octets)
            guard !isDate else { return 8 }
            octets[8] = UInt8(ascii: "T")
            write(wallTime.hour, digits: 2, at: 9, of: octets)
            write(wallTime.minute, digits: 2, at: 11, of: octets)
            write(wallTime.second, digits: 2, at: 13, of: octets)
            guard isUTC else { return 15 }
            octets[15] = UInt8(ascii: "Z")
            return 16
        }
    }

    private static func write(
        _ number: Int, digits: Int, at start: Int, of octets: UnsafeMutableBufferPointer<UInt8>
    ) {
        var rest = number
        for place in (start..<start + digits).reversed() {
            octets[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
