public import Chronology
public import ICalendar

/// The number a calendar has in the store.
public struct CalendarID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A calendar collection (RFC 4791 §4.2): its place, its properties and how far it has come.
public struct CalendarCollection: Hashable, Sendable {
    public var id: CalendarID
    public var owner: PrincipalID
    public var name: ResourceName
    public var properties: CalendarProperties
    /// Rises by one with every committed change to the calendar or an object of it; 0 when new.
    public var revision: Int64
    /// The revision that the journal begins behind: what happened up to it is no longer known one by one.
    public var journalStart: Int64
    /// Random; another one after the store was restored from a copy, so that sync tokens from before do not lie.
    public var syncKey: String
    /// How many objects it holds.
    public var objectCount: Int
    public var created: Instant
    /// When it, or anything in it, was changed last.
    public var modified: Instant
    /// Where its objects are fetched from, if they are: then nobody else writes them.
    public var source: String?

    public init(
        id: CalendarID, owner: PrincipalID, name: ResourceName, properties: CalendarProperties, revision: Int64,
        journalStart: Int64, syncKey: String, objectCount: Int, created: Instant, modified: Instant,
        source: String? = nil
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.properties = properties
        self.revision = revision
        self.journalStart = journalStart
        self.syncKey = syncKey
        self.objectCount = objectCount
        self.created = created
        self.modified = modified
        self.source = source
    }
}

/// What people can set about a calendar.
public struct CalendarProperties: Hashable, Sendable {
    public var displayName: String
    /// `#RRGGBB`, or nothing.
    public var color: String?
    public var details: String
    /// The IANA name of the zone in which floating times of this calendar are meant (RFC 7809 §5.2).
    public var zone: String?
    /// Kinds of component that may be stored (RFC 4791 §5.2.3).
    public var kinds: Set<ComponentKind>
    /// Whether it adds nothing to its owner's busy time (RFC 6638 §9.1).
    public var isTransparent: Bool

    public init(
        displayName: String, color: String? = nil, details: String = "", zone: String? = nil,
        kinds: Set<ComponentKind> = Set(ComponentKind.allCases), isTransparent: Bool = false
    ) {
        self.displayName = displayName
        self.color = color
        self.details = details
        self.zone = zone
        self.kinds = kinds
        self.isTransparent = isTransparent
    }
}
