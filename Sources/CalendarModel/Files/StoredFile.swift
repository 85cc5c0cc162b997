public import Chronology

/// The number a file has in the store.
public struct FileID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A file or a plain collection below `/dav/files/NAME/`, without its content.
public struct StoredFile: Hashable, Sendable {
    public var id: FileID
    public var owner: PrincipalID
    /// The collection it is in; nothing directly below the owner's root.
    public var parent: FileID?
    public var name: String
    public var isCollection: Bool
    /// As the client gave it; nothing for a collection.
    public var mediaType: String?
    public var octetCount: Int
    /// A function of the content; of a collection, of its number alone.
    public var entityTag: EntityTag
    public var created: Instant
    public var modified: Instant

    public init(
        id: FileID, owner: PrincipalID, parent: FileID?, name: String, isCollection: Bool, mediaType: String?,
        octetCount: Int, entityTag: EntityTag, created: Instant, modified: Instant
    ) {
        self.id = id
        self.owner = owner
        self.parent = parent
        self.name = name
        self.isCollection = isCollection
        self.mediaType = mediaType
        self.octetCount = octetCount
        self.entityTag = entityTag
        self.created = created
        self.modified = modified
    }
}

/// What is written into a file.
public struct FileContent: Hashable, Sendable {
    public var octets: [UInt8]
    public var mediaType: String?

    public init(octets: [UInt8], mediaType: String?) {
        self.octets = octets
        self.mediaType = mediaType
    }
}
