public import Failures
public import Scheduling

/// Why a time is proposed, in a sentence for people.
public struct FindTimePhrases: Sendable {
    /// As people were asked for, in the order of the question.
    public let names: [String]
    public let language: Language

    public init(names: [String], language: Language) {
        self.names = names
        self.language = language
    }

    /// Who cannot come, of whom it is not known, and who would rather not; or that nothing speaks against it.
    public func reason(for proposal: TimeProposal) -> String {
        var parts: [String] = []
        if !proposal.missing.isEmpty { parts.append(Self.without[language] + list(proposal.missing)) }
        if !proposal.unknown.isEmpty { parts.append(Self.unknown[language] + list(proposal.unknown)) }
        if parts.isEmpty { parts.append(Self.everybody[language]) }
        if !proposal.reluctant.isEmpty {
            parts.append(Self.outside[language] + list(proposal.reluctant))
        } else if proposal.hasPreferences {
            parts.append(Self.inside[language])
        }
        let text = parts.joined(separator: ", ") + "."
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private func list(_ people: [Int]) -> String {
        let names = people.map { self.names[$0] }
        guard names.count > 1, let last = names.last else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + Self.and[language] + last
    }

    private static let everybody = Phrase(german: "alle frei", english: "everybody is free")
    private static let without = Phrase(german: "ohne ", english: "without ")
    private static let unknown = Phrase(german: "nicht alles bekannt von ", english: "not all is known of ")
    private static let inside = Phrase(german: "in der bevorzugten Zeit", english: "in preferred hours")
    private static let outside = Phrase(
        german: "außerhalb der bevorzugten Zeit von ", english: "outside the preferred hours of ")
    private static let and = Phrase(german: " und ", english: " and ")
}
