import Chronology

/// Reads the parts of a rule one by one, then looks at them together. Every `Bool` says whether it was in order.
struct RecurrenceRuleReader {
    /// No interval larger than this makes a difference: even in seconds it leads past the year 9999.
    static let largestInterval = 1_000_000_000_000

    var rule = RecurrenceRule(frequency: .yearly)
    private let octets: [UInt8]
    private var seen: [String: ArraySlice<UInt8>] = [:]

    init(text: String) {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "\\"):
                continue
            case UInt8(ascii: "a")...UInt8(ascii: "z"): octets.append(octet - 32)
            default: octets.append(octet)
            }
        }
        self.octets = octets
    }

    mutating func readParts() -> Bool {
        for part in octets.split(separator: UInt8(ascii: ";")) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals > part.startIndex else { return false }
            let name = String(decoding: part[..<equals], as: UTF8.self)
            let value = part[(equals + 1)...]
            // RFC 5545 §3.3.10: a part MUST NOT occur more than once; the same thing said twice harms nobody.
            if let earlier = seen.updateValue(value, forKey: name) {
                guard earlier == value else { return false }
                continue
            }
            guard read(name, value) else { return false }
        }
        return seen["FREQ"] != nil
    }

    private mutating func read(_ name: String, _ value: ArraySlice<UInt8>) -> Bool {
        switch name {
        case "FREQ": readFrequency(value)
        case "INTERVAL": readInterval(value)
        case "COUNT": readCount(value)
        case "UNTIL": readUntil(value)
        case "WKST": readWeekStart(value)
        case "BYSECOND": readList(value, 0...60, into: \.bySecond)
        case "BYMINUTE": readList(value, 0...59, into: \.byMinute)
        case "BYHOUR": readList(value, 0...23, into: \.byHour)
        case "BYMONTHDAY": readList(value, 1...31, into: \.byMonthDay, signed: true)
        // Other scales have years of up to 385 days (RFC 7529 §4.2); `checkTogether` holds Gregorian ones to 366.
        case "BYYEARDAY": readList(value, 1...385, into: \.byYearDay, signed: true)
        case "BYWEEKNO": readList(value, 1...55, into: \.byWeekNumber, signed: true)
        case "BYSETPOS": readList(value, 1...366, into: \.bySetPosition, signed: true)
        case "BYMONTH": readMonths(value)
        case "BYDAY": readWeekdays(value)
        case "RSCALE": readScale(value)
        case "SKIP": readSkip(value)
        default: name.hasPrefix("X-")
        }
    }

    private mutating func readFrequency(_ value: ArraySlice<UInt8>) -> Bool {
        guard let frequency = RecurrenceRule.Frequency(keyword: String(decoding: value, as: UTF8.self)) else {
            return false
        }
        rule.frequency = frequency
        return true
    }

    private mutating func readInterval(_ value: ArraySlice<UInt8>) -> Bool {
        guard let interval = number(value), interval >= 1 else { return false }
        rule.interval = min(interval, Self.largestInterval)
        return true
    }

    private mutating func readCount(_ value: ArraySlice<UInt8>) -> Bool {
        // RFC 5545 §3.3.10: UNTIL and COUNT MUST NOT occur in the same rule.
        guard rule.end == .never, let count = number(value), count >= 1 else { return false }
        rule.end = .count(count)
        return true
    }

    private mutating func readUntil(_ value: ArraySlice<UInt8>) -> Bool {
        guard rule.end == .never, let time = time(value) else { return false }
        rule.end = .until(time)
        return true
    }

    private mutating func readWeekStart(_ value: ArraySlice<UInt8>) -> Bool {
        guard let weekday = Weekday(octets: value) else { return false }
        rule.weekStart = weekday
        return true
    }

    private mutating func readScale(_ value: ArraySlice<UInt8>) -> Bool {
        guard !value.isEmpty else { return false }
        rule.scale = String(decoding: value, as: UTF8.self)
        return true
    }

    private mutating func readSkip(_ value: ArraySlice<UInt8>) -> Bool {
        guard let skip = RecurrenceRule.Skip(rawValue: String(decoding: value, as: UTF8.self)) else { return false }
        rule.skip = skip
        return true
    }

    private mutating func readList(
        _ value: ArraySlice<UInt8>, _ range: ClosedRange<Int>, into list: WritableKeyPath<RecurrenceRule, [Int]>,
        signed: Bool = false
    ) -> Bool {
        for item in value.split(separator: UInt8(ascii: ",")) {
            guard let number = number(item, signed: signed), range.contains(abs(number)) else { return false }
            rule[keyPath: list].append(number)
        }
        return true
    }

    /// Months are numbers, with an `L` where a leap month of another scale is meant (RFC 7529 §4.2).
    private mutating func readMonths(_ value: ArraySlice<UInt8>) -> Bool {
        for item in value.split(separator: UInt8(ascii: ",")) {
            let isLeap = item.last == UInt8(ascii: "L")
            guard let month = number(isLeap ? item.dropLast() : item), (1...13).contains(month) else { return false }
            if isLeap { rule.byLeapMonth.append(month) } else { rule.byMonth.append(month) }
        }
        return true
    }

    private mutating func readWeekdays(_ value: ArraySlice<UInt8>) -> Bool {
        for item in value.split(separator: UInt8(ascii: ",")) {
            guard item.count >= 2, let weekday = Weekday(octets: item.suffix(2)) else { return false }
            guard item.count > 2 else {
                rule.byDay.append(.init(weekday))
                continue
            }
            guard let ordinal = number(item.dropLast(2), signed: true), (1...55).contains(abs(ordinal)) else {
                return false
            }
            rule.byDay.append(.init(weekday, ordinal: ordinal))
        }
        return true
    }

    /// Digits, saturated far outside every range; with a sign only where there may be one.
    private func number(_ octets: ArraySlice<UInt8>, signed: Bool = false) -> Int? {
        var digits = octets
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            guard signed || sign == UInt8(ascii: "+") else { return nil }
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        guard !digits.isEmpty else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = min(number * 10 + Int(digit - UInt8(ascii: "0")), 1_000_000_000_000_000)
        }
        return isNegative ? -number : number
    }

    /// `YYYYMMDD`, `YYYYMMDDTHHMMSS` or `YYYYMMDDTHHMMSSZ`.
    private func time(_ octets: ArraySlice<UInt8>) -> CalendarTime? {
        let at = octets.startIndex
        guard [8, 15, 16].contains(octets.count), octets[at..<at + 8].allSatisfy(isDigit),
            let year = number(octets[at..<at + 4]), let month = number(octets[at + 4..<at + 6]),
            let day = number(octets[at + 6..<at + 8]), year >= 1,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        guard octets.count > 8 else { return .date(date) }
        guard octets[at + 8] == UInt8(ascii: "T"), octets[at + 9..<at + 15].allSatisfy(isDigit),
            let hour = number(octets[at + 9..<at + 11]), let minute = number(octets[at + 11..<at + 13]),
            let second = number(octets[at + 13..<at + 15]),
            let time = WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        guard octets.count > 15 else { return .floating(time) }
        return octets[at + 15] == UInt8(ascii: "Z") ? .utc(Instant(utc: time)) : nil
    }

    private func isDigit(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
    }
}
