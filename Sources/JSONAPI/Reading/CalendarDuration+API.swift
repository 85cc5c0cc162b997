import ICalendar

extension CalendarDuration {
    /// `P1W`, `P2D`, `PT30M`, `P1DT2H30M`: a duration as in RFC 5545 §3.3.6, positive and without seconds.
    init?(api text: String) {
        var rest = Array(text.utf8)[...]
        guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
        let parts = rest.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = parts.first, let days = Self.days(date) else { return nil }
        guard parts.count == 2 else {
            guard !date.isEmpty else { return nil }
            self.init(days: days, seconds: 0)
            return
        }
        guard !date.contains(UInt8(ascii: "W")), let minutes = Self.minutes(parts[1]) else { return nil }
        self.init(days: days, seconds: Int64(minutes) * 60)
    }

    private static func days(_ octets: ArraySlice<UInt8>) -> Int? {
        guard let unit = octets.last else { return 0 }
        guard let number = number(octets.dropLast(), digits: 4) else { return nil }
        switch unit {
        case UInt8(ascii: "W"): return number * 7
        case UInt8(ascii: "D"): return number
        default: return nil
        }
    }

    private static func minutes(_ octets: ArraySlice<UInt8>) -> Int? {
        var rest = octets
        var minutes = 0
        if let hour = rest.firstIndex(of: UInt8(ascii: "H")) {
            guard let hours = number(rest[..<hour], digits: 5) else { return nil }
            minutes = hours * 60
            rest = rest[(hour + 1)...]
            if rest.isEmpty { return minutes }
        }
        guard rest.last == UInt8(ascii: "M"), let number = number(rest.dropLast(), digits: 5) else { return nil }
        return minutes + number
    }

    private static func number(_ octets: ArraySlice<UInt8>, digits: Int) -> Int? {
        guard (1...digits).contains(octets.count), octets.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return octets.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// About how long it is: a day counts as 24 hours.
    var roughSeconds: Int64 { Int64(days) * 86_400 + seconds }
}
