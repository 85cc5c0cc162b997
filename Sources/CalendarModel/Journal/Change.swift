public import Chronology

/// One row of the change journal: sync tokens, feeds, mails, hooks and bridges all read it.
public struct Change: Hashable, Sendable {
    public enum Kind: Int64, Hashable, Sendable {
        case created = 1
        case updated = 2
        case deleted = 3
    }

    public var calendar: CalendarID
    /// The calendar's revision that this change made.
    public var revision: Int64
    /// The object's name; empty where the calendar's own properties changed.
    public var name: String
    public var uid: String
    public var kind: Kind
    public var at: Instant

    public init(calendar: CalendarID, revision: Int64, name: String, uid: String, kind: Kind, at: Instant) {
        self.calendar = calendar
        self.revision = revision
        self.name = name
        self.uid = uid
        self.kind = kind
        self.at = at
    }
}
