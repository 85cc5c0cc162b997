public import Chronology

/// Keeps what objects were before they were changed or deleted, for people who want it back.
public protocol RevisionKeeping: Sendable {
    /// The newest first; of one object by `uid`, or of the whole calendar.
    func revisions(
        in calendar: CalendarID, uid: String?, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision]
    /// Those of the objects that had this name, the newest first.
    func revisions(
        in calendar: CalendarID, named name: String, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision]
    /// Those that a burst holds, the newest first.
    func revisions(of burst: DeletionBurstID) async throws(CalendarStoreError) -> [ObjectRevision]
    func revision(_ id: ObjectRevisionID) async throws(CalendarStoreError) -> ObjectRevision?
    func octets(of revision: ObjectRevisionID) async throws(CalendarStoreError) -> [UInt8]?
    /// Forgets what ended before `instant` and is not held; in small transactions. Returns how many there were.
    func forgetRevisions(before instant: Instant) async throws(CalendarStoreError) -> Int

    /// The bursts of deletions in a calendar whose revisions are held, the newest first.
    func bursts(in calendar: CalendarID) async throws(CalendarStoreError) -> [DeletionBurst]
    /// Those that nobody has been told of yet; each is given out once, to whichever process asks first.
    func unreportedBursts() async throws(CalendarStoreError) -> [DeletionBurst]
    /// Lets the revisions of a burst be forgotten as others are.
    func releaseBurst(_ id: DeletionBurstID) async throws(CalendarStoreError)
}
