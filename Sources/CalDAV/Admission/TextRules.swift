import Failures

/// What the octets of a calendar object have to be before anybody reads them (RFC 5545 §3.1, §3.1.4).
enum TextRules {
    static func check(_ octets: [UInt8]) throws(Failure) {
        guard String(validating: octets, as: UTF8.self) != nil else {
            throw Failure(
                .validCalendarData, reason: "not UTF-8",
                detail: "The text is not UTF-8, which is all that calendars are stored in.")
        }
        let control = octets.firstIndex { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }
        if let control {
            let line = octets[..<control].count { $0 == 0x0A } + 1
            throw Failure(
                .validCalendarData, reason: "control character \(octets[control]) at line \(line)",
                detail: "There is a control character in line \(line).")
        }
        let text = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets[3...] : octets[...]
        let isBlank = { (octet: UInt8) in octet <= 0x20 }
        guard begins(text.drop(while: isBlank), with: "BEGIN:VCALENDAR") else {
            throw Failure(
                .validCalendarData, reason: "does not begin with BEGIN:VCALENDAR",
                detail: "The text does not begin with BEGIN:VCALENDAR.")
        }
        let end = text.lastIndex { !isBlank($0) }.map { text[...$0] } ?? text
        guard begins(end.suffix("END:VCALENDAR".utf8.count), with: "END:VCALENDAR") else {
            throw Failure(
                .validCalendarData, reason: "does not end with END:VCALENDAR",
                detail: "The text does not end with END:VCALENDAR.")
        }
    }

    /// `word` is ASCII in upper case.
    private static func begins(_ octets: ArraySlice<UInt8>, with word: String) -> Bool {
        octets.prefix(word.utf8.count).map { $0 &- 0x61 < 26 ? $0 &- 32 : $0 }.elementsEqual(word.utf8)
    }
}
