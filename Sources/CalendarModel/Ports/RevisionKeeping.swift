public import Chronology

/// Keeps what objects were before they were changed or deleted, for people who want it back.
public protocol RevisionKeeping: Sendable {
    /// The newest first; of one object by `uid`, or of the whole calendar.
    func revisions(
        in calendar: CalendarID, uid: String?, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision]
    func octets(of revision: ObjectRevisionID) async throws(CalendarStoreError) -> [UInt8]?
    /// Forgets what ended before `instant`; in small transactions. Returns how many there were.
    func forgetRevisions(before instant: Instant) async throws(CalendarStoreError) -> Int
}
