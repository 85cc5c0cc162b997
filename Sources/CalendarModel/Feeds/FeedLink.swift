public import Chronology

/// The number a feed link has in the store.
public struct FeedLinkID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A secret address under which calendars can be subscribed to; the token itself is kept only as a digest.
public struct FeedLink: Hashable, Sendable {
    public enum Detail: Int64, Hashable, Sendable {
        case full = 1
        /// Times alone: nothing that anybody wrote leaves the house.
        case busyOnly = 2
    }

    public var id: FeedLinkID
    /// Hexadecimal SHA-256 of the token.
    public var tokenDigest: String
    public var owner: PrincipalID
    /// The file name in the address, without `.ics`.
    public var name: ResourceName
    /// In the order in which they were named; at least one.
    public var calendars: [CalendarID]
    public var detail: Detail
    /// How many days before today the feed reaches back; nothing means all.
    public var pastDays: Int?
    /// How many days after today the feed reaches; nothing means all.
    public var futureDays: Int?
    public var created: Instant
    public var lastFetched: Instant?

    public init(
        id: FeedLinkID, tokenDigest: String, owner: PrincipalID, name: ResourceName, calendars: [CalendarID],
        detail: Detail, pastDays: Int?, futureDays: Int?, created: Instant, lastFetched: Instant?
    ) {
        self.id = id
        self.tokenDigest = tokenDigest
        self.owner = owner
        self.name = name
        self.calendars = calendars
        self.detail = detail
        self.pastDays = pastDays
        self.futureDays = futureDays
        self.created = created
        self.lastFetched = lastFetched
    }
}
