import Secrets

/// One field of a mail's head, in lines of at most 78 characters of ASCII (RFC 5322 §2.2.3, RFC 2047).
struct HeaderField {
    let name: String
    /// Nothing of it may be divided.
    private let words: [String]

    /// A field whose words are ASCII already and may be divided at blanks.
    init(_ name: String, structured value: String) {
        self.name = name
        words = value.split(separator: " ").map(String.init)
    }

    /// A text for people.
    init(_ name: String, text: String) {
        self.name = name
        words = Self.words(of: text)
    }

    /// Addresses (RFC 5322 §3.4).
    init(_ name: String, address: MailAddress) {
        self.name = name
        guard !address.name.isEmpty else {
            words = [address.address]
            return
        }
        words = Self.phrase(address.name) + ["<\(address.address)>"]
    }

    var line: String {
        var text = name + ":"
        var width = text.count
        for word in words {
            if width + 1 + word.count > 78, width > name.count + 1 {
                text += "\r\n"
                width = 0
            }
            text += " " + word
            width += 1 + word.count
        }
        return text
    }

    private static func words(of text: String) -> [String] {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let plain = line.split(separator: " ").map(String.init)
        let isPlain = plain.allSatisfy { word in
            word.count <= 76 && word.utf8.allSatisfy { (0x21...0x7e).contains($0) } && !word.hasPrefix("=?")
        }
        return isPlain ? plain : encodedWords(of: line)
    }

    /// A name before an address: in quotes where that is enough, else as encoded words (RFC 2047 §5).
    private static func phrase(_ name: String) -> [String] {
        guard name.utf8.allSatisfy({ (0x20...0x7e).contains($0) }), name.count <= 70 else {
            return encodedWords(of: name)
        }
        let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return ["\"\(escaped)\""]
    }

    /// Each is so short that its line has at most 76 characters, and holds whole characters only (RFC 2047 §2, §5).
    private static func encodedWords(of text: String) -> [String] {
        var words: [String] = []
        var octets: [UInt8] = []
        for character in text.unicodeScalars {
            let next = Array(String(character).utf8)
            if octets.count + next.count > 39 {
                words.append("=?UTF-8?B?\(Base64.encode(octets))?=")
                octets = []
            }
            octets += next
        }
        if !octets.isEmpty { words.append("=?UTF-8?B?\(Base64.encode(octets))?=") }
        return words
    }
}
