import Secrets

/// A password made here at random for one device: 100 bits, so that its plain digest can be kept and compared at once.
enum AppPassword {
    static func make() -> String {
        ReadablePassword.make()
    }

    /// The digest on record for an app password, or nothing when the text cannot be one.
    ///
    /// Typed from a screen, it may come in capitals, with blanks or without dashes.
    static func digest(of text: String) -> String? {
        let letters = text.utf8.compactMap { octet -> UInt8? in
            switch octet {
            case UInt8(ascii: "-"), UInt8(ascii: " "): nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): octet + 0x20
            default: octet
            }
        }
        guard letters.count == ReadablePassword.groupCount * ReadablePassword.groupLength else { return nil }
        return Digest.sha256Hex(letters)
    }
}
