import CalendarModel
import Chronology

/// Where a file is, or would be: the collection around is there.
struct FilePlace {
    let parent: FileID
    let name: String
    let present: StoredFile?
}

extension FileID {
    /// Roots have no rows; their numbers are their owners', negative.
    static func root(of owner: PrincipalID) -> FileID {
        FileID(rawValue: -owner.rawValue)
    }

    /// Whose root it is, if it is one.
    var rootOwner: PrincipalID? {
        rawValue < 0 ? PrincipalID(rawValue: -rawValue) : nil
    }
}

extension StoredFile {
    static func root(of owner: PrincipalID) -> StoredFile {
        let start = Instant(secondsSinceEpoch: 0)
        return StoredFile(
            id: .root(of: owner), owner: owner, parent: nil, name: "", isCollection: true, mediaType: nil,
            octetCount: 0, entityTag: EntityTag(ofCollection: .root(of: owner)), created: start, modified: start)
    }

    /// What `init(_:)` reads, in its order, where `file` is called `f`.
    static let columns: SQL = """
        f.id, f.owner, f.parent, f.name, f.is_collection, f.media_type, f.octet_count, f.entity_tag, f.created,
            f.modified
        """

    init(_ row: any Row) {
        let id = FileID(rawValue: row.integer(0))
        let parent = FileID(rawValue: row.integer(2))
        self.init(
            id: id, owner: PrincipalID(rawValue: row.integer(1)), parent: parent.rootOwner == nil ? parent : nil,
            name: row.text(3), isCollection: row.bool(4), mediaType: row.optionalText(5),
            octetCount: Int(row.integer(6)),
            entityTag: row.bool(4) ? EntityTag(ofCollection: id) : EntityTag(row.text(7)),
            created: Instant(secondsSinceEpoch: row.integer(8)), modified: Instant(secondsSinceEpoch: row.integer(9)))
    }
}

extension EntityTag {
    fileprivate init(ofCollection id: FileID) {
        self.init("c\(id.rawValue)")
    }
}

extension Connection {
    /// What is there along the path from the root on, until something is not there.
    func files(along path: [String], of owner: PrincipalID) throws(CalendarStoreError) -> [StoredFile] {
        guard !path.isEmpty else { return [] }
        let steps = path.enumerated().map { depth, name -> SQL in "(\(depth + 1), \(name))" }
        return try rows(
            """
            WITH RECURSIVE step (depth, name) AS (VALUES \(.joined(steps, separator: ", "))),
            walk (depth, id) AS (
                SELECT \(0), \(FileID.root(of: owner))
                UNION ALL
                SELECT w.depth + 1, f.id FROM walk w JOIN step s ON s.depth = w.depth + 1
                JOIN file f ON f.parent = w.id AND f.name = s.name
            )
            SELECT \(StoredFile.columns) FROM walk JOIN file f ON f.id = walk.id ORDER BY walk.depth
            """
        ) { StoredFile($0) }
    }

    /// Where something is to be written; the root cannot be.
    func place(at path: [String], of owner: PrincipalID) throws(CalendarStoreError) -> FilePlace {
        guard let name = path.last else { throw .notAFile }
        var found = try files(along: path, of: owner)
        let present = found.count == path.count ? found.popLast() : nil
        guard found.count == path.count - 1, found.allSatisfy(\.isCollection) else { throw .noParent }
        return FilePlace(parent: found.last?.id ?? .root(of: owner), name: name, present: present)
    }

    /// Without content it is a collection.
    func insertFile(
        _ content: FileContent?, tag: EntityTag, at place: FilePlace, of owner: PrincipalID, _ now: Instant
    ) throws(CalendarStoreError) -> FileID {
        let octets = content?.octets ?? []
        return FileID(
            rawValue: try number(
                """
                INSERT INTO file (owner, parent, name, is_collection, media_type, octet_count, entity_tag, created,
                    modified, octets)
                VALUES (\(owner), \(place.parent), \(place.name), \(content == nil), \(content?.mediaType),
                    \(octets.count), \(tag), \(now), \(now), \(octets))
                RETURNING id
                """))
    }

    func usage(of owner: PrincipalID) throws(CalendarStoreError) -> Int64 {
        try number("SELECT CAST(COALESCE(SUM(octet_count), 0) AS \(.integer)) FROM file WHERE owner = \(owner)")
    }

    func requireRoom(
        for octets: Int64, of owner: PrincipalID, quota: Int64
    ) throws(CalendarStoreError) {
        guard octets > 0 else { return }
        guard try usage(of: owner) + octets <= quota else { throw .overQuota(limit: quota) }
    }
}
