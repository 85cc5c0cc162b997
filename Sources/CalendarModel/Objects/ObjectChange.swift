/// One write to a calendar, with what must be so for it to happen.
public struct ObjectChange: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        case put(PreparedObject)
        case delete
    }

    public enum Precondition: Hashable, Sendable {
        case none
        /// `If-Match`: the object is there with this entity tag.
        case matches(EntityTag)
        /// `If-Match: *`
        case exists
        /// `If-None-Match: *`
        case isAbsent
    }

    public var name: String
    public var action: Action
    public var precondition: Precondition

    public init(name: String, action: Action, precondition: Precondition = .none) {
        self.name = name
        self.action = action
        self.precondition = precondition
    }
}

/// What became of an `ObjectChange`.
public enum ObjectOutcome: Hashable, Sendable {
    case created(EntityTag)
    case updated(EntityTag)
    /// The octets are those that were there; nothing was written, no revision was used.
    case unchanged(EntityTag)
    case deleted
}

/// An object that is to lie elsewhere, too or instead.
public struct ObjectTransfer: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case copy
        case move
    }

    public var kind: Kind
    public var source: CalendarID
    public var name: String
    public var precondition: ObjectChange.Precondition
    public var target: CalendarID
    public var targetName: String
    /// Whether what is at the target may be replaced.
    public var replacing: Bool

    public init(
        _ kind: Kind, from source: CalendarID, named name: String, if precondition: ObjectChange.Precondition = .none,
        to target: CalendarID, as targetName: String, replacing: Bool
    ) {
        self.kind = kind
        self.source = source
        self.name = name
        self.precondition = precondition
        self.target = target
        self.targetName = targetName
        self.replacing = replacing
    }
}
