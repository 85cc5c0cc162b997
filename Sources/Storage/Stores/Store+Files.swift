public import CalendarModel
public import Chronology

extension Store: FileKeeping {
    public func file(at path: [String], of owner: PrincipalID) async throws(CalendarStoreError) -> StoredFile? {
        try await database.read { connection throws(CalendarStoreError) in
            guard !path.isEmpty else { return .root(of: owner) }
            let found = try connection.files(along: path, of: owner)
            return found.count == path.count ? found.last : nil
        }
    }

    public func files(
        in collection: FileID?, of owner: PrincipalID
    ) async throws(CalendarStoreError) -> [StoredFile] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.rows(
                """
                SELECT \(StoredFile.columns) FROM file f
                WHERE f.parent = \(collection ?? .root(of: owner)) AND f.owner = \(owner) ORDER BY f.name
                """
            ) { StoredFile($0) }
        }
    }

    public func content(of file: FileID) async throws(CalendarStoreError) -> [UInt8] {
        let octets = try await database.read { connection throws(CalendarStoreError) in
            try connection.first("SELECT octets FROM file WHERE id = \(file)") { $0.bytes(0) }
        }
        guard let octets else { throw .noSuchFile }
        return octets
    }

    public func usage(of owner: PrincipalID) async throws(CalendarStoreError) -> Int64 {
        try await database.read { connection throws(CalendarStoreError) in try connection.usage(of: owner) }
    }

    public func putFile(
        _ content: FileContent, at path: [String], of owner: PrincipalID, if precondition: ObjectChange.Precondition,
        quota: Int64, at now: Instant
    ) async throws(CalendarStoreError) -> ObjectOutcome {
        let tag = EntityTag(of: content.octets)
        return try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(owner)
            let place = try connection.place(at: path, of: owner)
            if place.present?.isCollection == true { throw .notAFile }
            if let refusal = precondition.refusal(of: place.present?.entityTag) { throw refusal }
            let more = Int64(content.octets.count - (place.present?.octetCount ?? 0))
            try connection.requireRoom(for: more, of: owner, quota: quota)
            guard let present = place.present else {
                _ = try connection.insertFile(content, tag: tag, at: place, of: owner, now)
                return .created(tag)
            }
            if present.entityTag == tag, present.mediaType == content.mediaType { return .unchanged(tag) }
            try connection.execute(
                """
                UPDATE file SET media_type = \(content.mediaType), octet_count = \(content.octets.count),
                    entity_tag = \(tag), modified = \(now), octets = \(content.octets)
                WHERE id = \(present.id)
                """)
            return .updated(tag)
        }
    }

    public func makeCollection(
        at path: [String], of owner: PrincipalID, properties: [DeadProperty], at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(owner)
            guard let name = path.last else { throw .nameTaken("") }
            let place = try connection.place(at: path, of: owner)
            guard place.present == nil else { throw .nameTaken(name) }
            let id = try connection.insertFile(nil, tag: EntityTag(""), at: place, of: owner, now)
            try connection.change(properties.map(DeadPropertyChange.set), of: .file(id))
        }
    }
}
