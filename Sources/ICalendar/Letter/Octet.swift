/// The octets that calendar text is made of, by name.
enum Octet {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let equals = UInt8(ascii: "=")
    static let caret = UInt8(ascii: "^")
    static let backslash = UInt8(ascii: "\\")
}

extension UInt8 {
    /// Whether a folded line goes on with this octet (RFC 5545 §3.1).
    var isFoldingSpace: Bool { self == Octet.space || self == Octet.tab }

    var endsLine: Bool { self == Octet.lineFeed || self == Octet.carriageReturn }

    /// Whether it is inside a UTF-8 sequence, not at its start.
    var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }

    /// A CONTROL of RFC 5545 §3.1: nothing that may stand in a content line.
    var isForbiddenControl: Bool { (self < 0x20 && self != Octet.tab) || self == 0x7F }

    /// ASCII letters in upper case, all else as it is.
    var upperCased: UInt8 { self &- 0x61 < 26 ? self &- 32 : self }

    /// What may stand in the name of a property or parameter; `_` and `.` are no part of RFC 5545 but found in files.
    var isNameOctet: Bool {
        let folded = self | 0x20
        return folded &- 0x61 < 26 || self &- 0x30 < 10 || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
            || self == UInt8(ascii: ".")
    }
}
