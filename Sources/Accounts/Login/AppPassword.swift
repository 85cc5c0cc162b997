import Secrets

/// A password made here at random for one device: 100 bits, so that its plain digest can be kept and compared at once.
enum AppPassword {
    static func make() -> String {
        ReadablePassword.make()
    }

    /// The digest on record for an app password, which is that of the text as it was shown, or nothing when the text
    /// cannot be one.
    ///
    /// Typed from a screen, it may come in capitals, with blanks or without dashes.
    static func digest(of text: String) -> String? {
        guard (20...40).contains(text.utf8.count) else { return nil }
        let letters = text.lowercased().filter { $0 != "-" && $0 != " " }
        let length = ReadablePassword.groupLength
        guard letters.utf8.count == ReadablePassword.groupCount * length, letters.allSatisfy(\.isASCII) else {
            return nil
        }
        let groups = (0..<ReadablePassword.groupCount).map { letters.dropFirst($0 * length).prefix(length) }
        return Digest.sha256Hex(groups.joined(separator: "-"))
    }
}
