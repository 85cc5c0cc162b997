public import CalendarModel
public import Chronology

extension Store {
    /// How far after the present the index must reach, in seconds, not to be moved: two years.
    static let horizon: Int64 = 2 * 366 * 86_400
    /// How many objects one transaction indexes anew.
    static let horizonBatch = 50

    /// Indexes anew, around `now`, all objects whose index ends before `horizon`, and those that an older Turnus has
    /// indexed. Returns how many there were.
    ///
    /// To be called now and then, days apart: nothing is wrong when it is late, only slower. In small transactions,
    /// so that nobody waits for them; an object that is written meanwhile is left as it was written.
    @discardableResult
    public func extendIndex(at now: Instant) async throws(CalendarStoreError) -> Int {
        let calendars = try await database.read { connection throws(CalendarStoreError) in
            try connection.rows("SELECT id FROM calendar WHERE owner IS NOT NULL ORDER BY id") {
                CalendarID(rawValue: $0.integer(0))
            }
        }
        var moved = try await renewIndex(at: now)
        for calendar in calendars { moved += try await extendIndex(of: calendar, at: now) }
        return moved
    }

    /// Each once: whether or not its letter still yields an index, it is not stale afterwards.
    private func renewIndex(at now: Instant) async throws(CalendarStoreError) -> Int {
        var renewed = 0
        while true {
            let batch = try await database.read { connection throws(CalendarStoreError) in
                try connection.staleObjects(limit: Self.horizonBatch)
            }
            guard !batch.objects.isEmpty else { return renewed }
            let indexes = batch.letters.compactMap { object in index(object, around: now) }
            renewed += try await database.write { connection throws(CalendarStoreError) in
                var count = 0
                for index in indexes where try connection.replaceIndex(index) { count += 1 }
                for list in SQL.lists(of: batch.objects) {
                    try connection.execute("DELETE FROM stale_index WHERE object IN \(list)")
                }
                return count
            }
        }
    }

    private func extendIndex(of calendar: CalendarID, at now: Instant) async throws(CalendarStoreError) -> Int {
        let horizon = now.advanced(bySeconds: Self.horizon)
        var moved = 0
        var last = ObjectID(rawValue: 0)
        while true {
            let batch = try await objects(of: calendar, endingBefore: horizon, after: last)
            guard let end = batch.last?.id else { return moved }
            last = end
            let indexes = batch.compactMap { object in index(object, around: now) }
            moved += try await database.write { connection throws(CalendarStoreError) in
                var count = 0
                for index in indexes where try connection.replaceIndex(index) { count += 1 }
                return count
            }
        }
    }

    private func objects(
        of calendar: CalendarID, endingBefore horizon: Instant, after last: ObjectID
    ) async throws(CalendarStoreError) -> [EndingObject] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.rows(
                """
                SELECT id, entity_tag, octets FROM calendar_object
                WHERE calendar = \(calendar) AND complete_until IS NOT NULL AND complete_until < \(horizon)
                    AND id > \(last)
                ORDER BY id LIMIT \(Self.horizonBatch)
                """
            ) {
                EndingObject(
                    id: ObjectID(rawValue: $0.integer(0)), calendar: calendar, tag: EntityTag($0.text(1)),
                    octets: $0.bytes(2))
            }
        }
    }

    /// Nothing when the letter no longer yields occurrences: then what was indexed stays.
    private func index(_ object: EndingObject, around now: Instant) -> NewIndex? {
        do {
            return NewIndex(object: object, index: try expander.index(of: object.octets, around: now))
        } catch {
            return nil
        }
    }
}

/// An object whose index ends too soon.
private struct EndingObject: Sendable {
    let id: ObjectID
    let calendar: CalendarID
    let tag: EntityTag
    let octets: [UInt8]
}

private struct NewIndex: Sendable {
    let object: EndingObject
    let index: OccurrenceIndex
}

/// Objects that an older Turnus has indexed, and the letters of those that are still there.
private struct StaleObjects: Sendable {
    var objects: [Int64] = []
    var letters: [EndingObject] = []
}

extension Connection {
    fileprivate func staleObjects(limit: Int) throws(CalendarStoreError) -> StaleObjects {
        var stale = StaleObjects()
        try forEach(
            """
            SELECT s.object, o.calendar, o.entity_tag, o.octets
            FROM (SELECT object FROM stale_index ORDER BY object LIMIT \(limit)) s
            LEFT JOIN calendar_object o ON o.id = s.object ORDER BY s.object
            """
        ) { row in
            stale.objects.append(row.integer(0))
            if !row.isNull(1) {
                stale.letters.append(
                    EndingObject(
                        id: ObjectID(rawValue: row.integer(0)), calendar: CalendarID(rawValue: row.integer(1)),
                        tag: EntityTag(row.text(2)), octets: row.bytes(3)))
            }
            return .next
        }
        return stale
    }

    /// Says whether the object was still the one that was indexed. No change to the calendar: nobody can tell.
    fileprivate func replaceIndex(_ new: NewIndex) throws(CalendarStoreError) -> Bool {
        let updated = try execute(
            """
            UPDATE calendar_object
            SET complete_from = \(new.index.completeFrom), complete_until = \(new.index.completeUntil)
            WHERE id = \(new.object.id) AND entity_tag = \(new.object.tag)
            """)
        guard updated == 1 else { return false }
        try replaceIndex(with: new.index, of: new.object.id.rawValue, in: new.object.calendar)
        return true
    }
}
