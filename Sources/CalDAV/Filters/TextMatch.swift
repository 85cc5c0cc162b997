import Failures
import Markup

/// `CALDAV:text-match` (RFC 4791 §9.7.5): a text that has to be contained, or must not be.
public struct TextMatch: Hashable, Sendable {
    /// How letters are compared (RFC 4790, RFC 5051).
    public enum Collation: String, CaseIterable, Hashable, Sendable {
        case asciiCasemap = "i;ascii-casemap"
        case octet = "i;octet"
        case unicodeCasemap = "i;unicode-casemap"
    }

    public let text: String
    public let collation: Collation
    public let isNegated: Bool
    /// The text in the form in which it is looked for, by octets or by letters.
    private let octets: [UInt8]
    private let letters: [Character]

    public init(_ text: String, collation: Collation = .asciiCasemap, isNegated: Bool = false) {
        self.text = text
        self.collation = collation
        self.isNegated = isNegated
        self.octets = collation == .asciiCasemap ? text.utf8.map(\.asciiFolded) : Array(text.utf8)
        self.letters = collation == .unicodeCasemap ? Array(Self.titleCased(text)) : []
    }

    init(_ element: XMLElement) throws(Failure) {
        var collation = Collation.asciiCasemap
        if let name = element.attribute("collation"), name != "default" {
            guard let known = Collation(rawValue: name.lowercased()) else {
                throw Failure(
                    .supportedCollation, reason: "collation \(name)",
                    detail: "The collation “\(name)” is not known; i;ascii-casemap, i;octet, i;unicode-casemap are.")
            }
            collation = known
        }
        let isNegated: Bool
        switch element.attribute("negate-condition") {
        case nil, "no": isNegated = false
        case "yes": isNegated = true
        case let other?:
            throw .invalidFilter("negate-condition is “\(other)”, neither yes nor no")
        }
        self.init(element.text, collation: collation, isNegated: isNegated)
    }

    /// Whether any of the values contains the text; where negated, whether none does.
    func holds(for values: some Sequence<String>) -> Bool {
        values.contains { isContained(in: $0) } != isNegated
    }

    private func isContained(in value: String) -> Bool {
        switch collation {
        // Valid UTF-8 contains another exactly where the octets do.
        case .octet: Self.contains(Array(value.utf8), octets)
        case .asciiCasemap: Self.contains(value.utf8.map(\.asciiFolded), octets)
        case .unicodeCasemap: Self.contains(Array(Self.titleCased(value)), letters)
        }
    }

    /// RFC 5051: letters by their title case; what Unicode holds for equivalent is equal as characters.
    private static func titleCased(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.titlecaseMapping }
    }

    private static func contains<Element: Equatable>(_ text: [Element], _ part: [Element]) -> Bool {
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { start in
            text[start] == first && text[start..<start + part.count].elementsEqual(part)
        }
    }
}

extension UInt8 {
    /// RFC 4790 §9.2.1: ASCII letters in upper case, all else as it is.
    fileprivate var asciiFolded: UInt8 { self &- 0x61 < 26 ? self &- 32 : self }
}

extension Failure {
    /// A filter that RFC 4791 §7.8 calls invalid.
    static func invalidFilter(_ reason: String) -> Failure {
        Failure(.validFilter, reason: reason, detail: "The filter is not valid: \(reason).")
    }
}
