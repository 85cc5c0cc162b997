/// A language that Turnus speaks with guests.
public enum GuestLanguage: String, CaseIterable, Hashable, Sendable {
    case german = "de"
    case english = "en"
}

/// One text for all, or one for each language.
public enum LocalizedText: Hashable, Sendable {
    case everywhere(String)
    /// At least one of them.
    case each([GuestLanguage: String])

    /// In the language; where it is missing, in another one rather than not at all.
    public subscript(language: GuestLanguage) -> String {
        switch self {
        case .everywhere(let text): text
        case .each(let texts): texts[language] ?? GuestLanguage.allCases.lazy.compactMap { texts[$0] }.first ?? ""
        }
    }

    /// Every text it has.
    public var texts: [String] {
        switch self {
        case .everywhere(let text): [text]
        case .each(let texts): GuestLanguage.allCases.compactMap { texts[$0] }
        }
    }
}
