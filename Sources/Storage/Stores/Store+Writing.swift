public import CalendarModel
public import Chronology
import Secrets

extension Store: CalendarWriting {
    public func apply(
        _ changes: [ObjectChange], to calendar: CalendarID, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> [ObjectOutcome] {
        let tagged = changes.map(TaggedChange.init)
        return try await database.write { [history] connection throws(CalendarStoreError) in
            var writer = try ObjectWriter(connection, calendar: calendar, by: author, history, at: now)
            var outcomes: [ObjectOutcome] = []
            for change in tagged { outcomes.append(try writer.write(change).get()) }
            try writer.finish()
            return outcomes
        }
    }

    public func applyEach(
        _ changes: [ObjectChange], to calendar: CalendarID, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> [Result<ObjectOutcome, CalendarStoreError>] {
        let tagged = changes.map(TaggedChange.init)
        return try await database.write { [history] connection throws(CalendarStoreError) in
            var writer = try ObjectWriter(connection, calendar: calendar, by: author, history, at: now)
            var outcomes: [Result<ObjectOutcome, CalendarStoreError>] = []
            for change in tagged { outcomes.append(try writer.write(change)) }
            try writer.finish()
            return outcomes
        }
    }

    public func transfer(
        _ transfer: ObjectTransfer, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> ObjectOutcome {
        try await database.write { [history] connection throws(CalendarStoreError) in
            try ObjectMover(connection, transfer, by: author, history, at: now).run()
        }
    }
}

/// A change with the entity tag of what it puts: worked out before the transaction, not in it.
struct TaggedChange: Sendable {
    let change: ObjectChange
    let tag: EntityTag?

    init(_ change: ObjectChange) {
        self.change = change
        self.tag =
            switch change.action {
            case .put(let prepared): EntityTag(of: prepared.octets)
            case .delete: nil
            }
    }
}

extension EntityTag {
    /// 128 bits of the SHA-256 of the octets: equal tags mean equal octets.
    public init(of octets: [UInt8]) {
        self.init(Hexadecimal.encode(Array(Digest.sha256(octets).prefix(16))))
    }
}

extension Connection {
    func insertChange(_ change: Change) throws(CalendarStoreError) {
        try execute(
            """
            INSERT INTO change (calendar, revision, name, uid, kind, at)
            VALUES (\(change.calendar), \(change.revision), \(change.name), \(change.uid), \(change.kind), \
            \(change.at))
            """)
    }
}
