public import CalendarModel
import Chronology
import ICalendar

/// Reading objects and the journal.
extension Store {
    public func object(
        named name: String, in calendar: CalendarID
    ) async throws(CalendarStoreError) -> StoredObject? {
        try await object(where: "o.calendar = \(calendar) AND o.name = \(name)")
    }

    public func object(uid: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        try await object(where: "o.calendar = \(calendar) AND o.uid = \(uid)")
    }

    private func object(where condition: SQL) async throws(CalendarStoreError) -> StoredObject? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.objects(where: condition).first
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
                    SELECT \(StoredObject.columns) FROM calendar_object o
                    WHERE o.calendar = \(calendar.id) ORDER BY o.id
                    """
                ) { row throws(CalendarStoreError) in
                    let object = try StoredObject(row, from: 0)
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
            let changes = try connection.rows(
                """
                SELECT revision, name, uid, kind, at FROM change
                WHERE calendar = \(calendar) AND revision > \(revision) ORDER BY revision LIMIT \(limit)
                """
            ) { row throws(CalendarStoreError) in try Change(row, in: calendar) }
            try connection.requireJournal(of: calendar, after: revision)
            return changes
        }
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
