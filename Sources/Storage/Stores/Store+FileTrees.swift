public import CalendarModel
public import Chronology

/// Removing, copying and moving files and whole collections.
extension Store {
    public func removeFile(
        at path: [String], of owner: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.removeTree(try connection.requireFile(at: path, of: owner).id)
        }
    }

    public func copyFile(
        from source: [String], of owner: PrincipalID, to target: [String], of targetOwner: PrincipalID, isDeep: Bool,
        replacing: Bool, quota: Int64, at now: Instant
    ) async throws(CalendarStoreError) -> Bool {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(targetOwner)
            let file = try connection.requireFile(at: source, of: owner)
            let place = try connection.place(at: target, of: targetOwner)
            if let present = place.present {
                // What would make room for itself would be gone before it is copied.
                let holdsSource = owner == targetOwner && source.starts(with: target)
                guard replacing, !holdsSource else { throw .alreadyExists(present.entityTag) }
            }
            let tree = try connection.tree(of: file.id, isDeep: isDeep)
            if let present = place.present { try connection.removeTree(present.id) }
            let octets = tree.reduce(0) { $0 + $1.octetCount }
            try connection.requireRoom(for: Int64(octets), of: targetOwner, quota: quota)
            try connection.copy(tree, to: place, of: targetOwner, at: now)
            return place.present != nil
        }
    }

    public func moveFile(
        from source: [String], of owner: PrincipalID, to target: [String], of targetOwner: PrincipalID,
        replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError) -> Bool {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(targetOwner)
            let file = try connection.requireFile(at: source, of: owner)
            let place = try connection.place(at: target, of: targetOwner)
            if let present = place.present {
                let holdsSource = owner == targetOwner && source.starts(with: target)
                guard replacing, !holdsSource else { throw .alreadyExists(present.entityTag) }
            }
            // A collection cannot lie in itself: the target's parent goes away with the source.
            guard owner != targetOwner || !target.starts(with: source) else { throw .noParent }
            if let present = place.present { try connection.removeTree(present.id) }
            if owner != targetOwner {
                try connection.execute(
                    "\(treeQuery(of: file.id)) UPDATE file SET owner = \(targetOwner) WHERE id IN (SELECT id FROM tree)"
                )
            }
            try connection.execute(
                "UPDATE file SET parent = \(place.parent), name = \(place.name) WHERE id = \(file.id)")
            return place.present != nil
        }
    }
}

/// A collection with everything in it, as `tree`, with how deep each lies.
private func treeQuery(of file: FileID) -> SQL {
    """
    WITH RECURSIVE tree (id, depth) AS (
        SELECT id, \(0) FROM file WHERE id = \(file)
        UNION ALL
        SELECT f.id, t.depth + 1 FROM tree t JOIN file f ON f.parent = t.id
    )
    """
}

extension Connection {
    fileprivate func requireFile(
        at path: [String], of owner: PrincipalID
    ) throws(CalendarStoreError) -> StoredFile {
        guard !path.isEmpty else { throw .notAFile }
        let found = try files(along: path, of: owner)
        guard found.count == path.count, let file = found.last else { throw .noSuchFile }
        return file
    }

    /// With dead properties.
    fileprivate func removeTree(_ file: FileID) throws(CalendarStoreError) {
        try execute(
            """
            \(treeQuery(of: file)) DELETE FROM dead_property
            WHERE scope = \(PropertyScope.file) AND owner IN (SELECT id FROM tree)
            """)
        try execute("\(treeQuery(of: file)) DELETE FROM file WHERE id IN (SELECT id FROM tree)")
    }

    /// The file first, and every collection before what is in it.
    fileprivate func tree(of file: FileID, isDeep: Bool) throws(CalendarStoreError) -> [StoredFile] {
        let rows = try rows(
            """
            \(treeQuery(of: file)) SELECT \(StoredFile.columns) FROM tree JOIN file f ON f.id = tree.id
            ORDER BY tree.depth, f.id
            """
        ) { StoredFile($0) }
        return isDeep ? rows : Array(rows.prefix(1))
    }

    fileprivate func copy(
        _ tree: [StoredFile], to place: FilePlace, of owner: PrincipalID, at now: Instant
    ) throws(CalendarStoreError) {
        var copies: [FileID: FileID] = [:]
        for file in tree {
            // Only the first has a parent that is not copied.
            let inside = file.parent.flatMap { copies[$0] }
            let id = try number(
                """
                INSERT INTO file (owner, parent, name, is_collection, media_type, octet_count, entity_tag, created,
                    modified, octets)
                SELECT \(owner), \(inside ?? place.parent), \(inside == nil ? place.name : file.name), is_collection,
                    media_type, octet_count, entity_tag, \(now), \(now), octets
                FROM file WHERE id = \(file.id) RETURNING id
                """)
            copies[file.id] = FileID(rawValue: id)
            try copyProperties(of: .file(file.id), to: .file(FileID(rawValue: id)))
        }
    }
}
