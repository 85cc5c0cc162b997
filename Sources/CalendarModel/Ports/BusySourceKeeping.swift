public import Chronology

/// The number an outside source of busy time has in the store.
public struct BusySourceID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// An address outside at which somebody's busy time is told: a free/busy URL, or a calendar as iCalendar.
public struct BusySource: Hashable, Sendable {
    public var id: BusySourceID
    public var owner: PrincipalID
    public var address: String
    /// Seconds from one fetch to the next.
    public var period: Int64
    /// When it was fetched last with success.
    public var fetched: Instant?
    /// When fetching was last tried, and why that failed; nothing where it went well.
    public var tried: Instant?
    public var failure: String?

    public init(
        id: BusySourceID, owner: PrincipalID, address: String, period: Int64, fetched: Instant? = nil,
        tried: Instant? = nil, failure: String? = nil
    ) {
        self.id = id
        self.owner = owner
        self.address = address
        self.period = period
        self.fetched = fetched
        self.tried = tried
        self.failure = failure
    }

    /// Whether what was fetched last still tells how things are: one fetch may fail, a second one may not.
    public func isFresh(at now: Instant) -> Bool {
        guard let fetched else { return false }
        return now < fetched.advanced(bySeconds: 2 * period)
    }
}

/// What was fetched of a source, or why nothing was.
public enum BusySourceFetch: Hashable, Sendable {
    case letter([UInt8])
    case failed(reason: String)
}

/// Keeps where else people are busy, and what was last heard from there.
public protocol BusySourceKeeping: Sendable {
    /// By owner, in the order in which they were added.
    func busySources(of people: [PrincipalID]) async throws(CalendarStoreError) -> [PrincipalID: [BusySource]]
    /// What was last fetched of each, of those that were.
    func busyLetters(of sources: [BusySourceID]) async throws(CalendarStoreError) -> [BusySourceID: [UInt8]]
    func addBusySource(
        _ address: String, period: Int64, of person: PrincipalID
    ) async throws(CalendarStoreError) -> BusySource
    /// Whether there was such a source of this person.
    func removeBusySource(_ id: BusySourceID, of person: PrincipalID) async throws(CalendarStoreError) -> Bool
    /// Those that were not tried for as long as their period says, the longest waiting first.
    func busySourcesDue(at now: Instant, limit: Int) async throws(CalendarStoreError) -> [BusySource]
    /// A letter takes the place of the one before; what failed leaves it.
    func note(
        _ fetch: BusySourceFetch, of id: BusySourceID, at now: Instant
    ) async throws(CalendarStoreError)
}
