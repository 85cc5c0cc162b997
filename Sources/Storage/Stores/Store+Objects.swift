public import CalendarModel
import Chronology
import ICalendar

/// Reading objects and the journal.
extension Store {
    public func object(
        named name: String, in calendar: CalendarID
    ) async throws(CalendarStoreError) -> StoredObject? {
        try await object(where: "calendar = \(calendar) AND name = \(name)")
    }

    public func object(uid: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        try await object(where: "calendar = \(calendar) AND uid = \(uid)")
    }

    private func object(where condition: SQL) async throws(CalendarStoreError) -> StoredObject? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.first("SELECT \(StoredObject.columns) FROM calendar_object WHERE \(condition)") {
                row throws(CalendarStoreError) in try StoredObject(row)
            }
        }
    }

    public func scan(
        _ calendars: [CalendarID], _ visit: @escaping @Sendable (StoredObject) throws -> Void
    ) async throws -> [CalendarCollection] {
        let outcome: Result<[CalendarCollection], any Error> = try await database.read {
            connection throws(CalendarStoreError) in
            let found = try connection.calendars(calendars)
            var refusal: (any Error)?
            for calendar in found where refusal == nil {
                try connection.forEach(
                    """
                    SELECT \(StoredObject.columns) FROM calendar_object
                    WHERE calendar = \(calendar.id) ORDER BY id
                    """
                ) { row throws(CalendarStoreError) in
                    let object = try StoredObject(row)
                    do {
                        try visit(object)
                        return .next
                    } catch {
                        refusal = error
                        return .stop
                    }
                }
            }
            return refusal.map { .failure($0) } ?? .success(found)
        }
        return try outcome.get()
    }

    public func changes(
        in calendar: CalendarID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [Change] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.requireCalendar(calendar)
            return try connection.rows(
                """
                SELECT revision, name, uid, kind, at FROM change
                WHERE calendar = \(calendar) AND revision > \(revision) ORDER BY revision LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in try Change(row, in: calendar) }
        }
    }
}

extension StoredObject {
    /// What `init(_:)` reads, in its order.
    static let columns: SQL = "id, calendar, name, uid, kind, entity_tag, created, modified, octets"

    init(_ row: any Row) throws(CalendarStoreError) {
        guard let kind = ComponentKind(rawValue: row.text(4)) else {
            throw .damaged("calendar_object.kind", row.integer(0))
        }
        self.init(
            id: ObjectID(rawValue: row.integer(0)), calendar: CalendarID(rawValue: row.integer(1)), name: row.text(2),
            uid: row.text(3), kind: kind, octets: row.bytes(8), entityTag: EntityTag(row.text(5)),
            created: Instant(secondsSinceEpoch: row.integer(6)), modified: Instant(secondsSinceEpoch: row.integer(7)))
    }
}

extension Change {
    /// Columns: revision, name, uid, kind, at.
    fileprivate init(_ row: any Row, in calendar: CalendarID) throws(CalendarStoreError) {
        guard let kind = Kind(rawValue: row.integer(3)) else { throw .damaged("change.kind", row.integer(0)) }
        self.init(
            calendar: calendar, revision: row.integer(0), name: row.text(1), uid: row.text(2), kind: kind,
            at: Instant(secondsSinceEpoch: row.integer(4)))
    }
}
