/// A rule like `CET-1CEST,M3.5.0,M10.5.0/3`: the TZ variable of POSIX with the wider hours of RFC 9636 §3.3.1.
struct ZoneText {
    let standard: Zone.Observance
    /// Empty for a zone without daylight saving time, else the two changes of a year.
    let changes: [Zone.AnnualChange]

    init(_ text: [UInt8]) throws(ZoneError) {
        var reader = Reader(rest: text[...])
        let name = try reader.name()
        // POSIX counts offsets westward.
        standard = Zone.Observance(offset: -(try reader.offset()), isDaylight: false, abbreviation: name)
        guard !reader.isAtEnd else {
            changes = []
            return
        }
        let daylightName = try reader.name()
        let hasOffset = !reader.isAtEnd && !reader.isAtComma
        let daylightOffset = hasOffset ? -(try reader.offset()) : standard.offset + 3600
        let daylight = Zone.Observance(offset: daylightOffset, isDaylight: true, abbreviation: daylightName)
        changes = [
            try reader.change(to: daylight, from: standard.offset),
            try reader.change(to: standard, from: daylight.offset),
        ]
        guard reader.isAtEnd else { throw .damaged(reason: "something after the TZ rule") }
    }
}

private struct Reader {
    var rest: ArraySlice<UInt8>

    var isAtEnd: Bool { rest.isEmpty }
    var isAtComma: Bool { rest.first == UInt8(ascii: ",") }

    private static func failure() -> ZoneError {
        .damaged(reason: "a TZ rule that cannot be read")
    }

    private mutating func skips(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// `CET` or `<+03>`.
    mutating func name() throws(ZoneError) -> String {
        let isQuoted = skips("<")
        let name = rest.prefix { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
            default: false
            }
        }
        rest = rest.dropFirst(name.count)
        guard (3...32).contains(name.count), !isQuoted || skips(">") else { throw Reader.failure() }
        return String(decoding: name, as: UTF8.self)
    }

    /// Up to three digits.
    mutating func number(_ range: ClosedRange<Int>) throws(ZoneError) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...3).contains(digits.count) else { throw Reader.failure() }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard range.contains(number) else { throw Reader.failure() }
        rest = rest.dropFirst(digits.count)
        return number
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private mutating func time(hours: ClosedRange<Int>) throws(ZoneError) -> Int {
        let isNegative = skips("-")
        if !isNegative { _ = skips("+") }
        var seconds = try number(hours) * 3600
        if skips(":") {
            seconds += try number(0...59) * 60
            if skips(":") { seconds += try number(0...59) }
        }
        return isNegative ? -seconds : seconds
    }

    mutating func offset() throws(ZoneError) -> Int {
        try time(hours: 0...24)
    }

    /// `,M3.5.0/2`, `,J60`, `,59/-1`.
    mutating func change(to observance: Zone.Observance, from offset: Int) throws(ZoneError) -> Zone.AnnualChange {
        guard skips(",") else { throw Reader.failure() }
        let day = try annualDay()
        let second = skips("/") ? try time(hours: 0...167) : 7200
        return Zone.AnnualChange(day: day, secondOfDay: second, offsetBefore: offset, observance: observance)
    }

    private mutating func annualDay() throws(ZoneError) -> AnnualDay {
        if skips("J") { return .dayOfCommonYear(try number(1...365)) }
        guard skips("M") else { return .daysAfterNewYear(try number(0...365)) }
        let month = try number(1...12)
        guard skips(".") else { throw Reader.failure() }
        let week = try number(1...5)
        guard skips(".") else { throw Reader.failure() }
        // Sunday is 0 there and 6 here.
        let weekday = Weekday(rawValue: (try number(0...6) + 6) % 7) ?? .sunday
        return .nth(week == 5 ? -1 : week, weekday, month: month)
    }
}
