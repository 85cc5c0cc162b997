public import HTTPTypes

/// How much the client wants to be told: `Prefer` (RFC 7240, RFC 8144) and Microsoft's `Brief`.
public struct Preferences: Hashable, Sendable {
    /// What was asked for and is known here.
    public let asked: Set<Preference>

    public enum Preference: String, CaseIterable, Hashable, Sendable {
        /// RFC 7240 §4.2: nothing that the client knows or that is not there.
        case minimal = "return=minimal"
        /// RFC 7240 §4.2: the resource as it is now.
        case representation = "return=representation"
        /// RFC 8144 §2.2: the members without the collection.
        case noRoot = "depth-noroot"
    }

    public init(_ fields: HTTPFields) {
        var asked: Set<Preference> = []
        for field in fields[values: .prefer].prefix(16) {
            for member in field.prefix(1024).split(separator: ",") {
                if let preference = Self.preference(member) { asked.insert(preference) }
            }
        }
        // RFC 7240 §4.2: who asks for both has made a mistake and gets neither.
        if asked.isSuperset(of: [.minimal, .representation]) { asked.subtract([.minimal, .representation]) }
        if let brief = fields[.brief]?.trimmingBlanks().lowercased(), brief == "t", !asked.contains(.representation) {
            asked.insert(.minimal)
        }
        self.asked = asked
    }

    public var isMinimal: Bool { asked.contains(.minimal) }
    public var wantsRepresentation: Bool { asked.contains(.representation) }
    public var excludesRoot: Bool { asked.contains(.noRoot) }

    /// `Preference-Applied` for an answer that honours all of them; nothing to say where none was asked for.
    public var applied: String? { applied(Set(Preference.allCases)) }

    /// `Preference-Applied` for an answer that honours these (RFC 7240 §3).
    public func applied(_ honoured: Set<Preference>) -> String? {
        let words = Preference.allCases.filter { asked.contains($0) && honoured.contains($0) }.map(\.rawValue)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// One preference without its parameters. `return-minimal` is how drafts of RFC 7240 wrote it, and old clients do.
    private static func preference(_ member: Substring) -> Preference? {
        let word = member.prefix { $0 != ";" }.filter { !" \t\"".contains($0) }.lowercased()
        switch word {
        case "return-minimal": return .minimal
        case "return-representation": return .representation
        default: return Preference(rawValue: word)
        }
    }
}
