import Chronology

/// A STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545 §3.6.5).
struct ObservanceReading {
    let observance: Zone.Observance
    /// TZOFFSETFROM, where it can be read.
    var offsetBefore: Int?
    /// DTSTART: the first time it begins, on a clock that shows the offset before.
    let start: WallTime
    /// RDATE: more such times.
    let dates: [WallTime]
    let rules: [OnsetRule]

    /// The offset of the clock that shows `start`.
    var before: Int { offsetBefore ?? observance.offset }

    private static let mostDates = 1000

    init?(_ component: LetterComponent) {
        guard let to = component.first("TZOFFSETTO").flatMap({ ObservanceReading.offset($0) }) else { return nil }
        observance = Zone.Observance(
            offset: to, isDaylight: component.name == "DAYLIGHT",
            abbreviation: String((component.first("TZNAME")?.text ?? "").prefix(64)))
        offsetBefore = component.first("TZOFFSETFROM").flatMap { ObservanceReading.offset($0) }
        let start = component.first("DTSTART").flatMap { ObservanceReading.wallTime($0.value) } ?? .start(of: 1970)
        self.start = start
        dates = component.all("RDATE").flatMap { line in
            // Of a period only the start matters here.
            line.value.split(separator: ",").prefix(ObservanceReading.mostDates)
                .compactMap { ObservanceReading.wallTime(String($0.prefix { $0 != "/" })) }
        }
        rules = component.all("RRULE").prefix(10).compactMap { line in
            (try? RecurrenceRule(parsing: line.value)).flatMap { OnsetRule($0, start: start) }
        }
    }

    private static func offset(_ line: ContentLine) -> Int? {
        UTCOffset.parse(ZoneName.cleaned(line.value))
    }

    /// `19960331T020000`, with or without a `Z` that should not be there, or a day.
    static func wallTime(_ text: String) -> WallTime? {
        let text = ZoneName.cleaned(text)
        let octets = Array(text.utf8.prefix { $0 != UInt8(ascii: "Z") && $0 != UInt8(ascii: "z") })
        guard octets.count == 8 || (octets.count == 15 && octets[8] | 0x20 == UInt8(ascii: "t")) else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            octets[range].reduce(into: Optional(0)) { number, octet in
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) else { return number = nil }
                number = number.map { $0 * 10 + Int(octet - UInt8(ascii: "0")) }
            }
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8) else { return nil }
        if octets.count == 8 { return WallTime(year: year, month: month, day: day) }
        guard let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15) else { return nil }
        return WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }
}
