public import Chronology
public import ICalendar

/// What the store knows of an object beside its letter: enough for every listing.
public struct ObjectSummary: Hashable, Sendable {
    public var id: ObjectID
    public var calendar: CalendarID
    /// The last segment of its path.
    public var name: String
    public var uid: String
    public var kind: ComponentKind
    public var entityTag: EntityTag
    /// The length of the letter.
    public var octetCount: Int
    public var created: Instant
    public var modified: Instant

    public init(
        id: ObjectID, calendar: CalendarID, name: String, uid: String, kind: ComponentKind, entityTag: EntityTag,
        octetCount: Int, created: Instant, modified: Instant
    ) {
        self.id = id
        self.calendar = calendar
        self.name = name
        self.uid = uid
        self.kind = kind
        self.entityTag = entityTag
        self.octetCount = octetCount
        self.created = created
        self.modified = modified
    }
}

extension StoredObject {
    public var summary: ObjectSummary {
        ObjectSummary(
            id: id, calendar: calendar, name: name, uid: uid, kind: kind, entityTag: entityTag,
            octetCount: octets.count, created: created, modified: modified)
    }
}
