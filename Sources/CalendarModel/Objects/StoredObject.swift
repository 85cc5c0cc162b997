public import Chronology
public import ICalendar

/// The number an object has in the store.
public struct ObjectID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A strong entity tag (RFC 9110 §8.8.3), a pure function of the octets it stands for; without the quotes.
public struct EntityTag: Hashable, Sendable {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A calendar object resource as the store keeps it: the letter, and what it is found by.
public struct StoredObject: Hashable, Sendable {
    public var id: ObjectID
    public var calendar: CalendarID
    /// The last segment of its path. Any characters but a slash and controls; 1 to 255 octets.
    public var name: String
    public var uid: String
    public var kind: ComponentKind
    /// Octet for octet what came in.
    public var octets: [UInt8]
    public var entityTag: EntityTag
    public var created: Instant
    public var modified: Instant
    /// Whose answers to alarms the letter holds; nothing means the calendar's owner's. See `AlarmAnswers`.
    public var writer: PrincipalID?

    public init(
        id: ObjectID, calendar: CalendarID, name: String, uid: String, kind: ComponentKind, octets: [UInt8],
        entityTag: EntityTag, created: Instant, modified: Instant, writer: PrincipalID? = nil
    ) {
        self.id = id
        self.calendar = calendar
        self.name = name
        self.uid = uid
        self.kind = kind
        self.octets = octets
        self.entityTag = entityTag
        self.created = created
        self.modified = modified
        self.writer = writer
    }
}
