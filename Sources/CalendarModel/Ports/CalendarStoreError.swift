/// Why the calendar store could not do as it was asked.
public enum CalendarStoreError: Error, Hashable, Sendable {
    case noSuchPrincipal
    case noSuchCalendar
    case noSuchObject
    case noSuchFeedLink
    case noSuchCredential
    case noSuchToken
    case noSuchFile
    /// The collection that something was to be put in is not there (RFC 4918 §9.7.1).
    case noParent
    /// A collection is where a file was to be, or a file where a collection was to be.
    case notAFile
    /// The owner's files together may have so many octets (RFC 4331 §6).
    case overQuota(limit: Int64)
    /// A principal, or a calendar of the same owner, has this name already.
    case nameTaken(String)
    /// Another object of the calendar has this UID, or the object of this name has another (RFC 4791 §5.3.2.1).
    case uidTaken(by: String)
    /// The object was written since the caller read it; the tag is the present one, nothing when it is gone.
    case changedSince(EntityTag?)
    /// What happened before this revision of the calendar is no longer known one by one.
    case forgotten(upTo: Int64)
    /// Something is there that should not be (`If-None-Match: *`).
    case alreadyExists(EntityTag)
    /// The calendar is fetched from elsewhere, and nobody else writes its objects; or nothing is fetched for it.
    case notWritable
    /// The database was written by a newer Turnus.
    case newerSchema(found: Int, known: Int)
    /// Another process holds the database longer than we wait.
    case busy
    /// The disk or the database's quota is full.
    case full
    /// The process may not read or write the database.
    case notPermitted(path: String)
    /// The database is damaged or cannot be reached. The reason is for the log and never leaves it.
    case unavailable(reason: String)
}
