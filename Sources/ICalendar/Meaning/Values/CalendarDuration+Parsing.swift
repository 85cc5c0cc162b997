extension CalendarDuration {
    /// No duration is longer than all the years that can be written (RFC 5545 §3.3.4), in days.
    private static let dayLimit = 3_652_059

    /// Reads a DURATION (RFC 5545 §3.3.6). `P1DT` is read as `P1D`, and weeks may stand beside other units.
    public init(parsing text: String, property: String = "DURATION", line: Int = 0) throws(ICalendarError) {
        guard let duration = OctetCursor.read(text, { CalendarDuration.read(&$0) }) else {
            throw .unreadable(property, text, line)
        }
        self = duration
    }

    /// The duration at the cursor; its units stand in order, each at most once, and at least one is there.
    static func read(_ cursor: inout OctetCursor) -> CalendarDuration? {
        let sign = cursor.sign()
        guard cursor.take("P") else { return nil }
        var days = 0
        var seconds = 0
        var isInTime = cursor.take("T")
        var rank = isInTime ? 2 : -1
        var units = 0
        while cursor.digitCount > 0 {
            guard cursor.digitCount <= 12, let number = cursor.number(digits: cursor.digitCount) else { return nil }
            let unitRank: Int
            switch (cursor.next, isInTime) {
            case (UInt8(ascii: "W"), false): (unitRank, days) = (0, days + 7 * number)
            case (UInt8(ascii: "D"), false): (unitRank, days) = (1, days + number)
            case (UInt8(ascii: "H"), true): (unitRank, seconds) = (3, seconds + 3600 * number)
            case (UInt8(ascii: "M"), true): (unitRank, seconds) = (4, seconds + 60 * number)
            case (UInt8(ascii: "S"), true): (unitRank, seconds) = (5, seconds + number)
            default: return nil
            }
            guard unitRank > rank else { return nil }
            rank = unitRank
            units += 1
            cursor.skip()
            if !isInTime, cursor.take("T") {
                isInTime = true
                rank = 2
            }
        }
        guard units > 0, days <= dayLimit, seconds / 86_400 <= dayLimit else { return nil }
        return CalendarDuration(days: sign * days, seconds: Int64(sign * seconds))
    }

    /// As RFC 5545 §3.3.6 writes it.
    public var text: String {
        let isNegative = days < 0 || seconds < 0
        let seconds = seconds.magnitude
        var text = isNegative ? "-P" : "P"
        if days != 0 { text += "\(days.magnitude)D" }
        guard seconds != 0 || days == 0 else { return text }
        text += "T"
        if seconds >= 3600 { text += "\(seconds / 3600)H" }
        if seconds / 60 % 60 != 0 { text += "\(seconds / 60 % 60)M" }
        if seconds % 60 != 0 || seconds == 0 { text += "\(seconds % 60)S" }
        return text
    }

    public var isNegative: Bool { days < 0 || seconds < 0 }

    public var isZero: Bool { days == 0 && seconds == 0 }
}
