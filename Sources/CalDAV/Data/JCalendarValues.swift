import ICalendar

/// The values of one property as jCal has them (RFC 7265 §3.4.1, §3.6).
struct JCalendarValues {
    private let value: String
    private let key: String
    private let kind: JCalendarType

    init(_ value: String, of key: String, type: JCalendarType) {
        self.value = value
        self.key = key
        self.kind = Self.formed(value, type)
    }

    /// What the values are called; a type that they do not have the form of would be no jCal.
    var type: String { kind.name }

    /// Values of several: comma-separated in the text, one after the other in jCal.
    private static let lists: Set<String> = ["CATEGORIES", "EXDATE", "FREEBUSY", "RDATE", "RESOURCES"]
    /// Values with parts, which become one array (§3.4.1.3).
    private static let structured: Set<String> = ["GEO", "REQUEST-STATUS"]

    func write(to json: inout JSONWriter) {
        if Self.structured.contains(key), kind == .float || kind == .text {
            let parts = TextValue.split(value, at: ";")
            json.array { json in parts.forEach { write($0, to: &json) } }
        } else if Self.lists.contains(key) {
            TextValue.split(value).forEach { write($0, to: &json) }
        } else {
            write(value, to: &json)
        }
    }

    private func write(_ value: String, to json: inout JSONWriter) {
        switch kind {
        case .text: json.string(TextValue.unescape(value))
        case .boolean: json.bare(value.lowercased())
        case .integer, .float: json.bare(Self.number(value))
        case .date, .dateTime, .time: json.string(JCalendarTime.text(value))
        case .utcOffset: json.string(JCalendarTime.offset(value))
        case .period:
            let parts = value.split(separator: "/", maxSplits: 1).map(String.init)
            json.array { json in parts.forEach { json.string(JCalendarTime.text($0)) } }
        case .recurrence: Self.writeRule(value, to: &json)
        case .binary, .calendarAddress, .duration, .uri, .unknown, .other: json.string(value)
        }
    }

    /// A value that is not of its type goes as what it is, and as unknown where it is nothing.
    private static func formed(_ value: String, _ type: JCalendarType) -> JCalendarType {
        switch type {
        case .boolean: ["true", "false"].contains(value.lowercased()) ? type : .unknown
        case .integer: isNumber(value, allowsPoint: false) ? type : .unknown
        case .float:
            TextValue.split(value, at: ";").allSatisfy { isNumber($0, allowsPoint: true) } ? type : .unknown
        // An ABSOLUTE trigger or a day without its VALUE is found in files.
        case .duration:
            value.utf8.contains(UInt8(ascii: "P")) ? type : JCalendarTime.isTime(value) ? .dateTime : .unknown
        case .dateTime:
            value.utf8.contains(UInt8(ascii: "/"))
                ? .period : value.utf8.prefix { $0 != UInt8(ascii: ",") }.count == 8 ? .date : type
        default: type
        }
    }

    private static func isNumber(_ text: String, allowsPoint: Bool) -> Bool {
        var digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }[...]
        guard text.utf8.count - digits.count <= 1, digits.first.map({ $0 &- 0x30 < 10 }) == true else { return false }
        digits = digits.drop { $0 &- 0x30 < 10 }
        guard allowsPoint, digits.first == UInt8(ascii: ".") else { return digits.isEmpty }
        digits = digits.dropFirst()
        return !digits.isEmpty && digits.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// As JSON writes numbers: neither a plus nor zeros in front (RFC 8259 §6).
    private static func number(_ text: String) -> String {
        let isNegative = text.hasPrefix("-")
        let bare = text.drop { $0 == "-" || $0 == "+" }
        let zeros = bare.prefix { $0 == "0" }.count
        let rest = bare.dropFirst(zeros)
        let digits = rest.first?.isNumber == true ? String(rest) : "0" + rest
        return (isNegative ? "-" : "") + digits
    }

    /// §3.6.10: an object of parts in lower case; numbers as numbers, lists as arrays.
    private static func writeRule(_ value: String, to json: inout JSONWriter) {
        json.object { json in
            for part in value.split(separator: ";") {
                let pieces = part.split(separator: "=", maxSplits: 1).map(String.init)
                guard pieces.count == 2 else { continue }
                let name = pieces[0].lowercased()
                let values =
                    name == "until" ? [JCalendarTime.text(pieces[1])] : pieces[1].split(separator: ",").map(String.init)
                json.key(name)
                guard values.count != 1 else {
                    writeRulePart(values[0], to: &json)
                    continue
                }
                json.array { json in values.forEach { writeRulePart($0, to: &json) } }
            }
        }
    }

    private static func writeRulePart(_ value: String, to json: inout JSONWriter) {
        if isNumber(value, allowsPoint: false) { json.bare(number(value)) } else { json.string(value) }
    }
}

/// Times as jCal writes them: with the separators of ISO 8601 (RFC 7265 §3.6.3 to §3.6.5, §3.6.14).
enum JCalendarTime {
    static func isTime(_ text: String) -> Bool {
        let digits = text.utf8.filter { $0 &- 0x30 < 10 }.count
        return digits == 8 || digits == 14
    }

    /// `2025-03-14T09:00:00Z`; anything that is no time stays as it is.
    static func text(_ text: String) -> String {
        let octets = Array(text.utf8)
        let time = octets.firstIndex(of: UInt8(ascii: "T"))
        let date = octets[..<(time ?? octets.count)]
        if date.count == 8, date.allSatisfy({ $0 &- 0x30 < 10 }) {
            let day = joined([date[0..<4], date[4..<6], date[6..<8]], by: "-")
            guard let time else { return day }
            return clock(octets[(time + 1)...]).map { day + "T" + $0 } ?? text
        }
        return clock(octets[...]) ?? text
    }

    /// `09:00:00Z` of `090000Z`.
    private static func clock(_ octets: ArraySlice<UInt8>) -> String? {
        let digits = Array(octets.prefix { $0 &- 0x30 < 10 })
        let rest = octets.dropFirst(digits.count)
        guard digits.count == 6, rest.isEmpty || rest.elementsEqual("Z".utf8) else { return nil }
        return joined([digits[0..<2], digits[2..<4], digits[4..<6]], by: ":") + String(decoding: rest, as: UTF8.self)
    }

    /// `-05:00` of `-0500`.
    static func offset(_ text: String) -> String {
        let octets = Array(text.utf8)
        guard octets.count == 5 || octets.count == 7, octets.dropFirst().allSatisfy({ $0 &- 0x30 < 10 }) else {
            return text
        }
        let pairs = stride(from: 1, to: octets.count, by: 2).map { octets[$0..<$0 + 2] }
        return String(decoding: octets[..<1], as: UTF8.self) + joined(pairs, by: ":")
    }

    private static func joined(_ parts: [ArraySlice<UInt8>], by separator: String) -> String {
        parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: separator)
    }
}
