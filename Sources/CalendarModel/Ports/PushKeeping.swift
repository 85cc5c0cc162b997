public import Chronology

/// Keeps who is to be told of changes, and how far they have been told.
///
/// What is due follows from the revisions of the collections: whoever writes, nobody has to queue anything.
public protocol PushKeeping: Sendable {
    /// Registers, or renews what this principal has registered for the collection and the same endpoint. Returns the
    /// token that holds, or nothing where the principal has `limit` registrations already.
    ///
    /// What is new starts at the present revision of the collection.
    func registerPush(
        _ draft: PushRegistration, limit: Int, at now: Instant
    ) async throws(CalendarStoreError) -> String?

    /// Says whether there was one that had not expired.
    func removePush(token: String, of principal: PrincipalID, at now: Instant) async throws(CalendarStoreError) -> Bool

    /// Notes that a change was made by those who registered these: they need not be told of the newest change to the
    /// member, where they know everything before it. An empty name means the calendar itself.
    func skipPush(
        tokens: [String], of principal: PrincipalID, in calendar: CalendarID, member: String
    ) async throws(CalendarStoreError)

    /// Those that have something to be told, those that have waited longest first.
    func duePushes(at now: Instant, limit: Int) async throws(CalendarStoreError) -> [DuePush]

    /// Notes that everything up to `revision` was told, or need not be.
    func notePush(token: String, upTo revision: Int64) async throws(CalendarStoreError)

    /// Notes that it was tried in vain, and when to try again.
    func postponePush(token: String, until next: Instant) async throws(CalendarStoreError)

    /// Removes a registration whose messages nobody takes any more.
    func forgetPush(token: String) async throws(CalendarStoreError)

    /// Removes what has expired.
    func forgetExpiredPushes(at now: Instant) async throws(CalendarStoreError)
}
