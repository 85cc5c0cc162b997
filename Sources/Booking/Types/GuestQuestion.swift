/// What a guest is asked besides name and e-mail address.
public struct GuestQuestion: Hashable, Sendable {
    public struct Choice: Hashable, Sendable {
        public var value: String
        public var label: LocalizedText

        public init(value: String, label: LocalizedText) {
            self.value = value
            self.label = label
        }
    }

    public enum Kind: Hashable, Sendable {
        case text
        case longText
        case choice([Choice])
        case phone
        case email
    }

    /// The key of the answer: a small letter, then letters and digits, at most 40 of them.
    public var name: String
    public var label: LocalizedText
    public var help: LocalizedText?
    public var kind: Kind
    public var isRequired: Bool

    public init(
        name: String, label: LocalizedText, help: LocalizedText? = nil, kind: Kind, isRequired: Bool = false
    ) {
        self.name = name
        self.label = label
        self.help = help
        self.kind = kind
        self.isRequired = isRequired
    }
}
