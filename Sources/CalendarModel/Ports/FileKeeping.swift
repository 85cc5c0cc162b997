public import Chronology

/// Keeps plain files and collections, a tree for each owner. A path is the names from the root on; the empty one is
/// the root, which is always there and cannot be written.
public protocol FileKeeping: Sendable {
    func file(at path: [String], of owner: PrincipalID) async throws(CalendarStoreError) -> StoredFile?
    /// By name; `nil` is the root.
    func files(in collection: FileID?, of owner: PrincipalID) async throws(CalendarStoreError) -> [StoredFile]
    func content(of file: FileID) async throws(CalendarStoreError) -> [UInt8]

    /// Creates or replaces a file. Fails with `noParent` where the collection is missing, with `notAFile` where a
    /// collection has this path, with `overQuota` where the owner's files together would exceed `quota` octets.
    func putFile(
        _ content: FileContent, at path: [String], of owner: PrincipalID, if precondition: ObjectChange.Precondition,
        quota: Int64, at now: Instant
    ) async throws(CalendarStoreError) -> ObjectOutcome

    /// Fails with `nameTaken` where anything has this path, with `noParent` where the collection around is missing.
    func makeCollection(
        at path: [String], of owner: PrincipalID, properties: [DeadProperty], at now: Instant
    ) async throws(CalendarStoreError)

    /// Removes a file, or a collection with everything in it, dead properties included.
    func removeFile(at path: [String], of owner: PrincipalID, at now: Instant) async throws(CalendarStoreError)

    /// Copies a file, or a collection with everything in it where `isDeep`, dead properties included (RFC 4918 §9.8).
    /// What is at the target is removed first where `replacing`, else that is an `alreadyExists`. Says whether
    /// something was there.
    func copyFile(
        from source: [String], of owner: PrincipalID, to target: [String], of targetOwner: PrincipalID, isDeep: Bool,
        replacing: Bool, quota: Int64, at now: Instant
    ) async throws(CalendarStoreError) -> Bool

    /// Moves a file or a collection with everything in it (RFC 4918 §9.9), between owners too.
    func moveFile(
        from source: [String], of owner: PrincipalID, to target: [String], of targetOwner: PrincipalID,
        replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError) -> Bool

    /// The octets of all files of an owner together.
    func usage(of owner: PrincipalID) async throws(CalendarStoreError) -> Int64
}
