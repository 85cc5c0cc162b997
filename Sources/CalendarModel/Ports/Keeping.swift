public import Chronology

/// Finds principals.
public protocol PrincipalReading: Sendable {
    /// Names are compared without regard to case.
    func principal(named name: ResourceName) async throws(CalendarStoreError) -> Principal?
    func principal(_ id: PrincipalID) async throws(CalendarStoreError) -> Principal?
    /// All of them, by name.
    func principals() async throws(CalendarStoreError) -> [Principal]
}

/// Keeps principals.
public protocol PrincipalKeeping: PrincipalReading {
    /// Adds a principal and, for a user, the calendar `calendar` in the same transaction.
    func addPrincipal(_ draft: PrincipalDraft, at now: Instant) async throws(CalendarStoreError) -> Principal
    func removePrincipal(_ id: PrincipalID) async throws(CalendarStoreError)
}

/// A principal that is not in the store yet.
public struct PrincipalDraft: Hashable, Sendable {
    public var kind: Principal.Kind
    public var name: ResourceName
    public var displayName: String
    public var addresses: [String]
    public var isAdministrator: Bool

    public init(
        kind: Principal.Kind = .user, name: ResourceName, displayName: String, addresses: [String] = [],
        isAdministrator: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.displayName = displayName
        self.addresses = addresses
        self.isAdministrator = isAdministrator
    }
}

/// Keeps digests of passwords and app passwords.
public protocol CredentialKeeping: Sendable {
    /// Sets the one password of a user, in place of the one before.
    func setPassword(digest: String, of principal: PrincipalID, at now: Instant) async throws(CalendarStoreError)
    func addAppPassword(
        digest: String, label: String, to principal: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) -> Credential
    func removeCredential(_ id: CredentialID, of principal: PrincipalID) async throws(CalendarStoreError)
    func credentials(of principal: PrincipalID) async throws(CalendarStoreError) -> [Credential]
    /// The principal of this name with its credentials, by one look; names are compared without regard to case.
    func credentialHolder(named name: ResourceName) async throws(CalendarStoreError) -> CredentialHolder?
    /// Notes the use; may be late by minutes and may be lost in a crash.
    func noteUse(of id: CredentialID, at now: Instant) async throws(CalendarStoreError)
}

/// Somebody with everything that lets them prove who they are.
public struct CredentialHolder: Hashable, Sendable {
    public var principal: Principal
    public var credentials: [Credential]

    public init(principal: Principal, credentials: [Credential]) {
        self.principal = principal
        self.credentials = credentials
    }
}

/// Keeps feed links.
public protocol FeedLinkKeeping: Sendable {
    /// Adds a link; the draft's id is ignored.
    func addFeedLink(_ draft: FeedLink) async throws(CalendarStoreError) -> FeedLink
    func removeFeedLink(_ id: FeedLinkID) async throws(CalendarStoreError)
    func linkedCalendars(tokenDigest: String) async throws(CalendarStoreError) -> LinkedCalendars?
    func feedLinks(of owner: PrincipalID) async throws(CalendarStoreError) -> [FeedLink]
    func noteFetch(of id: FeedLinkID, at now: Instant) async throws(CalendarStoreError)
}

/// Reads calendars and their objects.
public protocol CalendarReading: Sendable {
    func calendars(of owner: PrincipalID) async throws(CalendarStoreError) -> [CalendarCollection]
    func calendar(named name: ResourceName, of owner: PrincipalID) async throws(CalendarStoreError)
        -> CalendarCollection?
    /// In the order asked for; those that are gone are left out.
    func calendars(_ ids: [CalendarID]) async throws(CalendarStoreError) -> [CalendarCollection]
    func object(named name: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject?
    func object(uid: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject?
    /// Calls `visit` with every object of the calendars, in the order of the calendars and of creation, from one
    /// snapshot of the database. One object is in memory at a time. Returns the calendars as they are in that
    /// snapshot. What `visit` throws ends the scan and comes out as it is.
    func scan(
        _ calendars: [CalendarID], _ visit: @escaping @Sendable (StoredObject) throws -> Void
    ) async throws -> [CalendarCollection]
    /// The occurrences that overlap `span` (RFC 4791 §9.9), by start. Days and floating times are read in
    /// `zone`. Whatever lies beyond the index is worked out from the objects: there is no horizon.
    func occurrences(
        in calendars: [CalendarID], during span: Span, floatingIn zone: Zone
    ) async throws(CalendarStoreError) -> [FoundOccurrence]
    /// The changes of a calendar after `revision`, at most `limit`, oldest first; `forgotten` where some are no longer
    /// known.
    func changes(in calendar: CalendarID, after revision: Int64, limit: Int) async throws(CalendarStoreError)
        -> [Change]
}

/// An occurrence as a query finds it, with the object it belongs to.
public struct FoundOccurrence: Hashable, Sendable {
    public var calendar: CalendarID
    public var object: ObjectID
    public var occurrence: IndexedOccurrence

    public init(calendar: CalendarID, object: ObjectID, occurrence: IndexedOccurrence) {
        self.calendar = calendar
        self.object = object
        self.occurrence = occurrence
    }
}

/// Writes calendars and their objects; every write makes a row in the journal, and what was there is kept as a revision.
public protocol CalendarWriting: Sendable {
    func addCalendar(
        named name: ResourceName, of owner: PrincipalID, properties: CalendarProperties, dead: [DeadProperty],
        at now: Instant
    ) async throws(CalendarStoreError) -> CalendarCollection
    /// Sets the properties and makes all changes to the dead ones, or nothing.
    func setProperties(
        _ properties: CalendarProperties, dead: [DeadPropertyChange], of calendar: CalendarID, at now: Instant
    ) async throws(CalendarStoreError)
    func removeCalendar(_ id: CalendarID, at now: Instant) async throws(CalendarStoreError)
    /// Gives a calendar another place; everything in it and about it goes with it. What is there already is removed
    /// in the same change where `replacing`, else that fails with `nameTaken`.
    func moveCalendar(
        _ id: CalendarID, to name: ResourceName, of owner: PrincipalID, replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError)
    /// Makes another calendar like this one, with everything in it where `isDeep`, in one change. What is there already
    /// is removed in the same change where `replacing`, else that fails with `nameTaken`.
    func copyCalendar(
        _ id: CalendarID, to name: ResourceName, of owner: PrincipalID, isDeep: Bool, replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError)
    /// Makes all changes in one transaction and returns when they are on disk; one that fails undoes them all.
    func apply(
        _ changes: [ObjectChange], to calendar: CalendarID, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> [ObjectOutcome]
    /// Makes each change by itself, all in one durable commit; one that fails leaves the others standing.
    func applyEach(
        _ changes: [ObjectChange], to calendar: CalendarID, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> [Result<ObjectOutcome, CalendarStoreError>]
    /// Moves or copies an object, dead properties included, in one change of both calendars (RFC 4918 §9.8, §9.9).
    ///
    /// The precondition is about the source. What is at the target is replaced where `replacing`, else that is an
    /// `alreadyExists`; a UID that another member of the target calendar has is a `uidTaken`, and so is a target with
    /// another UID. The outcome is that at the target.
    func transfer(
        _ transfer: ObjectTransfer, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> ObjectOutcome
}
