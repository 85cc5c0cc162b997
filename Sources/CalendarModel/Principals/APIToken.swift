public import Chronology

/// The number a token has in the store.
public struct APITokenID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A key with which a programme acts for somebody; only a digest of the secret is kept.
public struct APIToken: Hashable, Sendable {
    public var id: APITokenID
    /// For whom it acts.
    public var principal: PrincipalID
    /// Hexadecimal SHA-256 of the secret.
    public var digest: String
    /// What it is for, in its owner's words.
    public var details: String
    /// What it may do of what its owner may do; at least one.
    public var scopes: Set<APIScope>
    /// When it stops working, if ever.
    public var expires: Instant?
    public var created: Instant
    public var lastUsed: Instant?

    public init(
        id: APITokenID, principal: PrincipalID, digest: String, details: String, scopes: Set<APIScope>,
        expires: Instant?, created: Instant, lastUsed: Instant? = nil
    ) {
        self.id = id
        self.principal = principal
        self.digest = digest
        self.details = details
        self.scopes = scopes
        self.expires = expires
        self.created = created
        self.lastUsed = lastUsed
    }
}

/// A part of what somebody may do, by the name it has in the interface for programmes.
///
/// A scope narrows what its user may do and never widens it. To write does not mean to read.
public enum APIScope: String, CaseIterable, Hashable, Comparable, Sendable {
    case readAccount = "account:read"
    case writeAccount = "account:write"
    case readTeams = "teams:read"
    case writeTeams = "teams:write"
    case readCalendars = "calendars:read"
    case writeCalendars = "calendars:write"
    case readFreeBusy = "freebusy:read"
    case readSchedules = "schedules:read"
    case writeSchedules = "schedules:write"
    case readBusy = "busy:read"
    case writeBusy = "busy:write"
    case readTypes = "types:read"
    case writeTypes = "types:write"
    case readBookings = "bookings:read"
    case writeBookings = "bookings:write"
    case readLeads = "leads:read"
    case writeLeads = "leads:write"
    case manageHooks = "hooks:manage"
    case readGoogle = "google:read"
    case manageGoogle = "google:manage"
    case manageTokens = "tokens:manage"

    public static func < (first: APIScope, second: APIScope) -> Bool {
        first.rawValue < second.rawValue
    }
}
