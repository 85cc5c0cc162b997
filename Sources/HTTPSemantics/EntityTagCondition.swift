public import CalendarModel
public import HTTPTypes

/// The value of `If-Match` or `If-None-Match` (RFC 9110 §13.1.1, §13.1.2).
public enum EntityTagCondition: Hashable, Sendable {
    /// `*`: anything that is there.
    case any
    case tags([Member])

    /// One entity tag of the list, weak where it is written `W/"…"`.
    public struct Member: Hashable, Sendable {
        public var tag: EntityTag
        public var isWeak: Bool

        public init(tag: EntityTag, isWeak: Bool) {
            self.tag = tag
            self.isWeak = isWeak
        }
    }

    /// What a request asks for with `name`; nothing where it does not. Several fields of a name are one list
    /// (RFC 9110 §5.3).
    public init?(_ name: HTTPField.Name, in fields: HTTPFields) {
        let values = fields[values: name]
        guard !values.isEmpty else { return nil }
        self.init(parsing: values.joined(separator: ", "))
    }

    /// Reads a field value; what is no entity tag is passed over, so that one bad member does not lose the others.
    public init(parsing text: String) {
        let trimmed = text.drop { $0 == " " || $0 == "\t" }
        if trimmed.first == "*" {
            self = .any
            return
        }
        var members: [Member] = []
        var rest = trimmed[...]
        while let quote = rest.firstIndex(of: "\"") {
            let isWeak = rest[..<quote].hasSuffix("W/")
            let start = rest.index(after: quote)
            guard let end = rest[start...].firstIndex(of: "\"") else { break }
            members.append(Member(tag: EntityTag(String(rest[start..<end])), isWeak: isWeak))
            rest = rest[rest.index(after: end)...]
        }
        self = .tags(members)
    }

    /// `If-None-Match` compares weakly: whether any member names `tag`, its own weakness aside (RFC 9110 §8.8.3.2).
    public func matchesWeakly(_ tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let members): members.contains { $0.tag == tag }
        }
    }

    /// `If-Match` compares strongly: a weak member never matches.
    public func matchesStrongly(_ tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let members): members.contains { $0.tag == tag && !$0.isWeak }
        }
    }
}
