public import Chronology

/// The number a kept revision has in the store.
public struct ObjectRevisionID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What an object was before it was changed or deleted, without its letter.
public struct ObjectRevision: Hashable, Sendable {
    public enum Ending: Int64, Hashable, Sendable {
        case changed = 1
        case deleted = 2
    }

    public var id: ObjectRevisionID
    public var calendar: CalendarID
    public var name: String
    public var uid: String
    public var entityTag: EntityTag
    public var octetCount: Int
    /// When it was stored, and when it ceased to be what the calendar says.
    public var modified: Instant
    public var ended: Instant
    public var ending: Ending
    public var author: Author
    /// The burst of deletions for which it is held.
    public var burst: DeletionBurstID?

    public init(
        id: ObjectRevisionID, calendar: CalendarID, name: String, uid: String, entityTag: EntityTag, octetCount: Int,
        modified: Instant, ended: Instant, ending: Ending, author: Author, burst: DeletionBurstID? = nil
    ) {
        self.id = id
        self.calendar = calendar
        self.name = name
        self.uid = uid
        self.entityTag = entityTag
        self.octetCount = octetCount
        self.modified = modified
        self.ended = ended
        self.ending = ending
        self.author = author
        self.burst = burst
    }
}

/// Who made a change, and with what.
public struct Author: Hashable, Sendable {
    /// Nothing where the house itself made it.
    public var principal: PrincipalID?
    /// What the client calls itself, at most 200 octets; or the command.
    public var agent: String

    public init(principal: PrincipalID?, agent: String) {
        self.principal = principal
        self.agent = String(agent.prefix(200))
    }

    public static let house = Author(principal: nil, agent: "turnus")
}
