public import Chronology

/// Keeps what people say of their time beside their calendars: when they can be had, and who may ask when they are
/// busy without signing in.
public protocol AvailabilityKeeping: Sendable {
    /// The iCalendar texts in which `people` say when they can be had (RFC 7953 §7.2.4); of those who do.
    func availabilities(of people: [PrincipalID]) async throws(CalendarStoreError) -> [PrincipalID: [UInt8]]
    /// Nothing takes it away. The text has been read and is right.
    func setAvailability(
        _ octets: [UInt8]?, of person: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError)

    /// The all-day occurrences in the calendars that `people` have named for their days off, whatever else they say, that
    /// may touch `span` in anybody's zone.
    func holidays(
        of people: [PrincipalID], during span: Span
    ) async throws(CalendarStoreError) -> [PrincipalID: [TakenOccurrence]]
    /// The calendars that somebody has named, in the order of their numbers.
    func holidayCalendars(of person: PrincipalID) async throws(CalendarStoreError) -> [CalendarID]
    func setHolidayCalendars(_ calendars: [CalendarID], of person: PrincipalID) async throws(CalendarStoreError)

    func freeBusySharing(of person: PrincipalID) async throws(CalendarStoreError) -> FreeBusySharing
    func setFreeBusySharing(_ sharing: FreeBusySharing, of person: PrincipalID) async throws(CalendarStoreError)
}

/// Who may ask when somebody is busy without signing in; nobody, unless its owner says so.
public struct FreeBusySharing: Hashable, Sendable {
    /// Whoever comes.
    public var isPublic: Bool
    /// Whoever holds the token: the hexadecimal SHA-256 of it.
    public var tokenDigest: String?

    public static let nobody = FreeBusySharing(isPublic: false, tokenDigest: nil)

    public init(isPublic: Bool, tokenDigest: String?) {
        self.isPublic = isPublic
        self.tokenDigest = tokenDigest
    }
}
