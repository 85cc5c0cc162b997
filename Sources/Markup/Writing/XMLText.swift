/// Text in the form in which it may stand in XML (XML 1.0 §2.2, §2.4).
enum XMLText {
    enum Place { case content, attribute }

    /// Writes `text` with `&`, `<`, `>` and, in attributes, quotes and blanks other than the space as references.
    /// Characters that XML 1.0 cannot have are left out.
    static func write(_ text: String, in place: Place, to octets: inout [UInt8]) {
        var text = text
        text.withUTF8 { write($0, in: place, to: &octets) }
    }

    static func write(_ text: [UInt8], in place: Place, to octets: inout [UInt8]) {
        text.withUnsafeBufferPointer { write($0, in: place, to: &octets) }
    }

    private static func write(_ text: UnsafeBufferPointer<UInt8>, in place: Place, to octets: inout [UInt8]) {
        var plain = 0
        var index = 0
        while true {
            index = plainEnd(of: text, from: index)
            guard index < text.count else { break }
            let length: Int
            let reference: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): (length, reference) = (1, "&amp;")
            case UInt8(ascii: "<"): (length, reference) = (1, "&lt;")
            case UInt8(ascii: ">"): (length, reference) = (1, "&gt;")
            // What a reader would make a line feed of.
            case 0x0D: (length, reference) = (1, "&#13;")
            case UInt8(ascii: "\"") where place == .attribute: (length, reference) = (1, "&quot;")
            case 0x0A where place == .attribute: (length, reference) = (1, "&#10;")
            case 0x09 where place == .attribute: (length, reference) = (1, "&#9;")
            case UInt8(ascii: "\""), 0x0A, 0x09: (length, reference) = (0, "")
            case 0xEF: (length, reference) = (isNoCharacter(text, at: index) ? 3 : 0, "")
            default: (length, reference) = (1, "")
            }
            if length > 0 {
                octets.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
                reference.withUTF8Buffer { octets.append(contentsOf: $0) }
                plain = index + length
            }
            index += max(length, 1)
        }
        octets.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
    }

    /// U+FFFE and U+FFFF.
    private static func isNoCharacter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
    }

    /// Where the next octet stands that is to be looked at more closely: a control, what is escaped, and the first octet
    /// of U+FFFE. Most of a text is passed over eight octets at a time.
    private static func plainEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let octets = UnsafeRawBufferPointer(text)
        while index + 8 <= octets.count {
            let word = octets.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard !mayBeSpecial(word) else { break }
            index += 8
        }
        while index < text.count, !isSpecial(text[index]) { index += 1 }
        return index
    }

    private static func isSpecial(_ octet: UInt8) -> Bool {
        octet < 0x20 || octet == 0x22 || octet == 0x26 || octet == 0x3C || octet == 0x3E || octet == 0xEF
    }

    /// Whether any of the eight octets is special; never no where one is.
    private static func mayBeSpecial(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let below = { (octets: UInt64, bound: UInt64) in (octets &- ones &* bound) & ~octets }
        let found =
            below(word, 0x20) | below(word ^ ones &* 0x22, 1) | below(word ^ ones &* 0x26, 1)
            | below(word ^ ones &* 0x3C, 1) | below(word ^ ones &* 0x3E, 1) | below(word ^ ones &* 0xEF, 1)
        return found & (ones << 7) != 0
    }
}
