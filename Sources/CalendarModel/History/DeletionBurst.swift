public import Chronology

/// The number a burst of deletions has in the store.
public struct DeletionBurstID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// So many deletions in one calendar by one client that they look like an accident. What was deleted is held: it is
/// not forgotten before the burst is released.
public struct DeletionBurst: Hashable, Sendable {
    public var id: DeletionBurstID
    public var calendar: CalendarID
    public var author: Author
    /// When the first and the last of them happened.
    public var started: Instant
    public var latest: Instant
    /// How many revisions are held.
    public var count: Int

    public init(
        id: DeletionBurstID, calendar: CalendarID, author: Author, started: Instant, latest: Instant, count: Int
    ) {
        self.id = id
        self.calendar = calendar
        self.author = author
        self.started = started
        self.latest = latest
        self.count = count
    }
}
