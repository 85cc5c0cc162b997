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
        while index < text.count {
            guard isSpecial[Int(text[index])] else {
                index += 1
                continue
            }
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

    /// Octets to look at more closely: controls, what is escaped, and the first octet of U+FFFE.
    private static let isSpecial: [Bool] = (0...255).map { octet in
        octet < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0xEF].contains(octet)
    }
}
