public import Chronology

/// A calendar that is kept like the text at an address elsewhere, and how that goes.
public struct Subscription: Hashable, Sendable {
    public var calendar: CalendarID
    /// Where the text is. Such addresses are often secrets.
    public var source: String
    /// How often its owner wants it fetched, in seconds; nothing leaves that to the source.
    public var wishedSeconds: Int64?
    public var progress: FetchProgress

    public init(calendar: CalendarID, source: String, wishedSeconds: Int64?, progress: FetchProgress) {
        self.calendar = calendar
        self.source = source
        self.wishedSeconds = wishedSeconds
        self.progress = progress
    }

    /// How often any source may be fetched, in seconds.
    public static let bounds: ClosedRange<Int64> = 900...604_800

    /// How many seconds lie between two fetches: as its owner wants, else as the source asks for (RFC 7986 §5.7), else
    /// an hour.
    public var seconds: Int64 {
        min(max(wishedSeconds ?? progress.announcedSeconds ?? 3600, Self.bounds.lowerBound), Self.bounds.upperBound)
    }

    /// Whether the calendar tells what its source says, or did so too long ago to go by it.
    public func state(at now: Instant) -> SubscriptionState {
        if let last = progress.lastSuccess, now <= last.advanced(bySeconds: 2 * seconds + 600) { return .fresh }
        return progress.failures > 0 ? .failing : .stale
    }
}

/// How much a calendar that is fetched can be gone by. Of what is not fresh, nobody knows whether its times are free.
public enum SubscriptionState: String, Hashable, Sendable {
    /// It equals its source, or did so within two intervals.
    case fresh
    /// It has not been fetched, or what was fetched was held back.
    case stale
    /// It cannot be fetched.
    case failing
}

/// How far the fetching of one source has come.
public struct FetchProgress: Hashable, Sendable {
    /// The validators of the last answer that was taken in whole (RFC 9110 §8.8), as they came.
    public var entityTag: String?
    public var lastModified: String?
    /// The hexadecimal SHA-256 of what was taken in last.
    public var digest: String?
    /// What the source says of how often it should be fetched.
    public var announcedSeconds: Int64?
    /// When it is to be fetched again.
    public var next: Instant
    public var lastTry: Instant?
    /// When the calendar last became, or was seen to be, what its source says.
    public var lastSuccess: Instant?
    /// Fetches in a row that came to nothing.
    public var failures: Int
    /// What is wrong, with its cause and its cure.
    public var problem: String?
    /// Fetches in a row whose deletions were held back, and how many objects the last of them lacked.
    public var heldFetches: Int
    public var heldObjects: Int

    /// Of a source that has not been fetched yet.
    public init(next: Instant) {
        self.next = next
        failures = 0
        heldFetches = 0
        heldObjects = 0
    }
}
