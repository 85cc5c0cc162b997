/// A language in which we speak to people.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case german = "de"
    case english = "en"

    /// The one of ours that an `Accept-Language` field likes best (RFC 9110 §12.5.4); English where it likes none.
    public init(accepting field: String?) {
        var best: (language: Language, weight: Int)?
        for entry in (field ?? "").split(separator: ",").prefix(32) {
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let range = parts.first, let language = Language(range: range) else { continue }
            let weight =
                parts.dropFirst().first { $0.hasPrefix("q=") }.map { Self.thousandths($0.dropFirst(2)) } ?? 1000
            guard weight > best?.weight ?? 0 else { continue }
            best = (language, weight)
        }
        self = best?.language ?? .english
    }

    private init?(range: String) {
        guard range != "*" else {
            self = .english
            return
        }
        self.init(rawValue: range.split(separator: "-").first.map { $0.lowercased() } ?? "")
    }

    /// `0.75` is 750; what is no weight is none.
    private static func thousandths(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole) else { return 0 }
        let fraction = parts.count > 1 ? parts[1].prefix(3) : ""
        let digits = fraction + String(repeating: "0", count: 3 - fraction.count)
        return min(whole * 1000 + (Int(digits) ?? 0), 1000)
    }
}

/// The same sentence in every language; a missing translation does not compile.
public struct Phrase: Hashable, Sendable {
    public let german: String
    public let english: String

    public init(german: String, english: String) {
        self.german = german
        self.english = english
    }

    public subscript(language: Language) -> String {
        switch language {
        case .german: german
        case .english: english
        }
    }
}
