import CalendarModel
import Chronology
import ICalendar

/// Writes objects of one calendar inside one transaction and counts the calendar's revision along.
///
/// A change that is refused is refused before anything of it is written, so the changes around it can stand. What is
/// thrown comes from the engine and ends the transaction.
struct ObjectWriter {
    private let connection: any Connection
    private let calendar: CalendarID
    private let author: Author
    private let history: HistoryRules
    private let now: Instant
    private let owner: PrincipalID
    private var revision: Int64
    private var objectCount: Int64
    private var wrote = false
    /// The revisions that deletions have left.
    private var deleted: [Int64] = []

    /// Takes hold of the calendar's row, so that revisions are given out one after the other.
    init(
        _ connection: any Connection, calendar: CalendarID, by author: Author, _ history: HistoryRules,
        at now: Instant, as role: Role = .anybody
    ) throws(CalendarStoreError) {
        let state = try connection.first(
            """
            SELECT owner, revision, object_count, source FROM calendar
            WHERE id = \(calendar) AND owner IS NOT NULL \(.forUpdate)
            """
        ) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.optionalText(3)) }
        guard let state else { throw .noSuchCalendar }
        guard role.mayOpen(hasSource: state.3 != nil) else { throw .notWritable }
        self.connection = connection
        self.calendar = calendar
        self.author = author
        self.history = history
        self.now = now
        self.owner = PrincipalID(rawValue: state.0)
        self.revision = state.1
        self.objectCount = state.2
    }

    /// In what role a calendar is opened: one with a source is written only with what was fetched from it.
    enum Role {
        case anybody
        case fetcher
        /// Nothing will be written to it.
        case reader

        func mayOpen(hasSource: Bool) -> Bool {
            switch self {
            case .anybody: !hasSource
            case .fetcher: hasSource
            case .reader: true
            }
        }
    }

    /// Makes the change, or says why not.
    mutating func write(
        _ tagged: TaggedChange
    ) throws(CalendarStoreError) -> Result<ObjectOutcome, CalendarStoreError> {
        let present = try find(tagged.change.name)
        if let refusal = tagged.change.precondition.refusal(of: present?.tag) { return .failure(refusal) }
        switch (tagged.change.action, present) {
        case (.delete, nil):
            return .failure(.noSuchObject)
        case (.delete, .some(let present)):
            try delete(present, named: tagged.change.name)
            return .success(.deleted)
        case (.put(let prepared), nil):
            return try insert(prepared, tag: tagged.tag ?? EntityTag(of: prepared.octets), named: tagged.change.name)
        case (.put(let prepared), .some(let present)):
            let tag = tagged.tag ?? EntityTag(of: prepared.octets)
            if present.tag == tag {
                guard present.writer != writer,
                    try connection.hasNews(prepared.octets, of: present.id, by: writer)
                else { return .success(.unchanged(tag)) }
            }
            // An object keeps its UID as long as it keeps its name (RFC 4791 §5.3.2.1, no-uid-conflict).
            guard present.uid == prepared.object.uid else { return .failure(.uidTaken(by: tagged.change.name)) }
            try update(present, to: prepared, tag: tag, named: tagged.change.name)
            return .success(.updated(tag))
        }
    }

    /// Writes down how far the calendar and its home have come.
    func finish() throws(CalendarStoreError) {
        guard wrote else { return }
        try DeletionGuard(connection: connection, calendar: calendar, author: author, rules: history, now: now)
            .note(deleted, leaving: objectCount)
        let home = try connection.raiseHome(of: owner)
        try connection.execute(
            """
            UPDATE calendar SET revision = \(revision), object_count = \(objectCount), modified = \(now),
                home_revision = \(home)
            WHERE id = \(calendar)
            """)
    }

    /// An object as it is before the change.
    struct Present {
        let id: Int64
        let uid: String
        let tag: EntityTag
        let created: Instant
        let writer: PrincipalID
    }

    /// Whose answers to alarms a letter brings; what the house writes is the owner's.
    private var writer: PrincipalID { author.principal ?? owner }

    func find(_ name: String) throws(CalendarStoreError) -> Present? {
        try connection.first(
            """
            SELECT id, uid, entity_tag, created, writer FROM calendar_object
            WHERE calendar = \(calendar) AND name = \(name)
            """
        ) {
            Present(
                id: $0.integer(0), uid: $0.text(1), tag: EntityTag($0.text(2)),
                created: Instant(secondsSinceEpoch: $0.integer(3)),
                writer: $0.isNull(4) ? owner : PrincipalID(rawValue: $0.integer(4)))
        }
    }

    /// The name of the object that has the UID.
    func name(ofUID uid: String) throws(CalendarStoreError) -> String? {
        try connection.first("SELECT name FROM calendar_object WHERE calendar = \(calendar) AND uid = \(uid)") {
            $0.text(0)
        }
    }

    private mutating func insert(
        _ prepared: PreparedObject, tag: EntityTag, named name: String
    ) throws(CalendarStoreError) -> Result<ObjectOutcome, CalendarStoreError> {
        let uid = prepared.object.uid
        let id = try connection.first(
            """
            INSERT INTO calendar_object (calendar, name, uid, kind, entity_tag, created, modified,
                complete_from, complete_until, octet_count, writer, octets)
            VALUES (\(calendar), \(name), \(uid), \(prepared.object.kind.rawValue), \(tag), \(now), \(now),
                \(prepared.index.completeFrom), \(prepared.index.completeUntil), \(prepared.octets.count),
                \(writer), \(prepared.octets))
            ON CONFLICT (calendar, uid) DO NOTHING RETURNING id
            """
        ) { $0.integer(0) }
        guard let id else {
            return .failure(.uidTaken(by: try self.name(ofUID: uid) ?? ""))
        }
        try connection.insertIndex(prepared.index, of: id, in: calendar)
        objectCount += 1
        try note(.created, name: name, uid: uid)
        return .success(.created(tag))
    }

    private mutating func update(
        _ present: Present, to prepared: PreparedObject, tag: EntityTag, named name: String
    ) throws(CalendarStoreError) {
        _ = try connection.keepRevision(of: present.id, .changed, by: author, at: now)
        try connection.changeWriter(of: present.id, from: present.writer, to: writer)
        try connection.execute(
            """
            UPDATE calendar_object SET kind = \(prepared.object.kind.rawValue), entity_tag = \(tag),
                modified = \(now), complete_from = \(prepared.index.completeFrom),
                complete_until = \(prepared.index.completeUntil),
                octet_count = \(prepared.octets.count), writer = \(writer), octets = \(prepared.octets)
            WHERE id = \(present.id)
            """)
        try connection.replaceIndex(with: prepared.index, of: present.id, in: calendar)
        try note(.updated, name: name, uid: present.uid)
    }

    private mutating func delete(_ present: Present, named name: String) throws(CalendarStoreError) {
        try remove(present, .deleted)
        try note(.deleted, name: name, uid: present.uid)
    }

    /// Takes the object away and keeps it as a revision; the journal is the caller's.
    mutating func remove(_ present: Present, _ ending: ObjectRevision.Ending) throws(CalendarStoreError) {
        let revision = try connection.keepRevision(of: present.id, ending, by: author, at: now)
        if ending == .deleted { deleted.append(revision) }
        try connection.deleteIndex(of: present.id)
        try connection.removeProperties(of: .object(ObjectID(rawValue: present.id)))
        try connection.execute("DELETE FROM calendar_object WHERE id = \(present.id)")
        objectCount -= 1
    }

    /// An object has come from, or gone to, another place.
    mutating func countObjects(_ difference: Int64) {
        objectCount += difference
    }

    mutating func note(_ kind: Change.Kind, name: String, uid: String) throws(CalendarStoreError) {
        revision += 1
        wrote = true
        try connection.insertChange(
            Change(calendar: calendar, revision: revision, name: name, uid: uid, kind: kind, at: now))
    }
}

extension ObjectChange.Precondition {
    /// Why the write may not happen when the object is there with `tag`, or is not there.
    func refusal(of tag: EntityTag?) -> CalendarStoreError? {
        switch (self, tag) {
        case (.none, _), (.exists, .some), (.isAbsent, nil): nil
        case (.matches(let expected), let tag): tag == expected ? nil : .changedSince(tag)
        case (.exists, nil): .changedSince(nil)
        case (.isAbsent, .some(let tag)): .alreadyExists(tag)
        }
    }
}
