import ICalendar

/// The properties that may leave the house in a busy-only feed, each with the test that its value is what it says.
///
/// A value that fails its test is not repaired but left out: text hidden in a date field is still text.
struct BusyProperty {
    private let key: String
    private let read: @Sendable (String) -> String?

    private static let rows: [String: BusyProperty] = Dictionary(
        uniqueKeysWithValues: [
            BusyProperty(key: "DTSTAMP") { TimeText.isDateTime($0) ? $0 : nil },
            BusyProperty(key: "DTSTART") { TimeText.isTime($0) ? $0 : nil },
            BusyProperty(key: "DTEND") { TimeText.isTime($0) ? $0 : nil },
            BusyProperty(key: "DURATION") { TimeText.isDuration($0) ? $0 : nil },
            BusyProperty(key: "RECURRENCE-ID") { TimeText.isTime($0) ? $0 : nil },
            BusyProperty(key: "RRULE", read: rule),
            BusyProperty(key: "RDATE") { TimeText.isList($0) ? $0 : nil },
            BusyProperty(key: "EXDATE") { TimeText.isList($0) ? $0 : nil },
            BusyProperty(key: "FREEBUSY") { TimeText.isList($0) ? $0 : nil },
            BusyProperty(key: "SEQUENCE") { Int32($0).map(String.init) },
            BusyProperty(key: "STATUS") { among(["CONFIRMED", "TENTATIVE", "CANCELLED"], $0) },
            BusyProperty(key: "TRANSP") { among(["OPAQUE", "TRANSPARENT"], $0) },
        ].map { ($0.key, $0) })

    /// Parameters that may stand on those properties, with the values they may have.
    private static let parameters: [String: Set<String>] = [
        "VALUE": ["DATE", "DATE-TIME", "PERIOD"],
        "RANGE": ["THISANDFUTURE"],
        "FBTYPE": ["BUSY", "BUSY-TENTATIVE", "BUSY-UNAVAILABLE"],
    ]

    /// The line as it may be shown, or nothing. `zone` gives the name under which the feed has the line's TZID.
    static func redact(_ line: ContentLine, zone: (ContentLine) -> String?) -> ContentLine? {
        guard let row = rows[line.key], let value = row.read(line.value.uppercased()) else { return nil }
        if line.isNamed("FREEBUSY"), line.parameter("FBTYPE")?.uppercased() == "FREE" { return nil }
        var shown = line.parameters.compactMap { parameter -> LetterParameter? in
            let name = parameter.name.uppercased()
            guard let value = parameter.values.first?.uppercased(), parameters[name]?.contains(value) == true else {
                return nil
            }
            return LetterParameter(name: name, values: [value])
        }
        if let name = zone(line) { shown.append(LetterParameter(name: "TZID", values: [name])) }
        return ContentLine(name: row.key, parameters: shown, value: value)
    }

    /// The parts that are a rule's, without whatever else stood between them. A calendar scale that is none of
    /// Unicode's (RFC 7529 §4.1) is somebody's text.
    private static func rule(_ text: String) -> String? {
        guard let rule = try? RecurrenceRule(parsing: text) else { return nil }
        guard let scale = rule.scale else { return rule.text }
        return scales.contains(scale) ? rule.text : nil
    }

    private static let scales: Set<String> = [
        "BUDDHIST", "CHINESE", "COPTIC", "DANGI", "ETHIOPIC", "ETHIOPIC-AMETE-ALEM", "ETHIOAA", "GREGORIAN", "GREGORY",
        "HEBREW", "INDIAN", "ISLAMIC", "ISLAMICC", "ISLAMIC-CIVIL", "ISLAMIC-RGSA", "ISLAMIC-TBLA",
        "ISLAMIC-UMALQURA", "ISO8601", "JAPANESE", "PERSIAN", "ROC",
    ]

    private static func among(_ allowed: Set<String>, _ value: String) -> String? {
        allowed.contains(value) ? value : nil
    }
}

/// Whether text has the form of a time (RFC 5545 §3.3.4 to §3.3.9), whatever moment it names.
enum TimeText {
    /// A DATE or a DATE-TIME.
    static func isTime(_ text: some StringProtocol) -> Bool {
        isDate(text) || isDateTime(text)
    }

    static func isDate(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 8 && text.utf8.allSatisfy(isDigit)
    }

    static func isDateTime(_ text: some StringProtocol) -> Bool {
        let octets = Array(text.utf8)
        guard octets.count == 15 || (octets.count == 16 && octets[15] == UInt8(ascii: "Z")) else { return false }
        return octets[8] == UInt8(ascii: "T") && octets[..<8].allSatisfy(isDigit) && octets[9..<15].allSatisfy(isDigit)
    }

    /// `P1DT2H30M` and the like: letters only after digits, each designator once, in their order.
    static func isDuration(_ text: some StringProtocol) -> Bool {
        var rest = Array(text.utf8)[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return false }
        var designators = Array("WDTHMS".utf8)[...]
        while !rest.isEmpty {
            let digits = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(digits)
            guard let designator = rest.popFirst(), let place = designators.firstIndex(of: designator),
                digits <= 9, (digits == 0) == (designator == UInt8(ascii: "T"))
            else { return false }
            designators = designators[(place + 1)...]
        }
        return true
    }

    /// Times and periods, separated by commas.
    static func isList(_ text: String) -> Bool {
        text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { member in
            let parts = member.split(separator: "/", omittingEmptySubsequences: false)
            switch parts.count {
            case 1: return isTime(parts[0])
            case 2: return isDateTime(parts[0]) && (isDateTime(parts[1]) || isDuration(parts[1]))
            default: return false
            }
        }
    }

    private static func isDigit(_ octet: UInt8) -> Bool {
        octet >= UInt8(ascii: "0") && octet <= UInt8(ascii: "9")
    }
}
