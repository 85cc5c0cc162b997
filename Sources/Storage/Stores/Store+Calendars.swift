public import CalendarModel
public import Chronology
import ICalendar

/// Finding, adding, describing and moving calendars.
extension Store {
    public func calendars(of owner: PrincipalID) async throws(CalendarStoreError) -> [CalendarCollection] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.calendars(where: "c.owner = \(owner)")
        }
    }

    public func calendar(
        named name: ResourceName, of owner: PrincipalID
    ) async throws(CalendarStoreError) -> CalendarCollection? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.calendars(where: "c.owner = \(owner) AND c.name = \(name)").first
        }
    }

    public func calendars(_ ids: [CalendarID]) async throws(CalendarStoreError) -> [CalendarCollection] {
        try await database.read { connection throws(CalendarStoreError) in try connection.calendars(ids) }
    }

    public func addCalendar(
        named name: ResourceName, of owner: PrincipalID, properties: CalendarProperties, dead: [DeadProperty],
        at now: Instant
    ) async throws(CalendarStoreError) -> CalendarCollection {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(owner)
            try connection.requireFree(name, of: owner)
            let calendar = try connection.insertCalendar(named: name, of: owner, properties: properties, at: now)
            try connection.change(dead.map(DeadPropertyChange.set), of: .calendar(calendar.id))
            return calendar
        }
    }

    public func setProperties(
        _ properties: CalendarProperties, dead: [DeadPropertyChange], of calendar: CalendarID, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requireCalendar(calendar)
            try connection.execute(
                """
                UPDATE calendar SET display_name = \(properties.displayName), color = \(properties.color),
                    details = \(properties.details), zone = \(properties.zone), kinds = \(properties.kindList),
                    is_transparent = \(properties.isTransparent)
                WHERE id = \(calendar)
                """)
            try connection.change(dead, of: .calendar(calendar))
            try connection.notePropertyChange(of: calendar, at: now)
        }
    }

    public func moveCalendar(
        _ id: CalendarID, to name: ResourceName, of owner: PrincipalID, replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            guard let calendar = try connection.calendars([id]).first else { throw .noSuchCalendar }
            guard calendar.name != name || calendar.owner != owner else { return }
            try connection.requirePrincipal(owner)
            let present = try connection.calendars(where: "c.owner = \(owner) AND c.name = \(name)").first
            if let present, replacing { try connection.disownCalendar(present.id) }
            try connection.requireFree(name, of: owner)
            try connection.bury(calendar.name, of: calendar.owner)
            let revision = try connection.raiseHome(of: owner)
            try connection.exhume(name, of: owner)
            try connection.execute(
                """
                UPDATE calendar SET owner = \(owner), name = \(name), home_revision = \(revision), modified = \(now)
                WHERE id = \(id)
                """)
        }
        if replacing { await sweepAfterRemoval() }
    }
}

extension Connection {
    func insertCalendar(
        named name: ResourceName, of owner: PrincipalID, properties: CalendarProperties, at now: Instant
    ) throws(CalendarStoreError) -> CalendarCollection {
        let revision = try raiseHome(of: owner)
        try exhume(name, of: owner)
        let made = try first(
            """
            INSERT INTO calendar
                (owner, name, display_name, color, details, zone, kinds, is_transparent, revision, object_count,
                    journal_start, sync_key, created, modified, home_revision)
            VALUES (\(owner), \(name), \(properties.displayName), \(properties.color), \(properties.details),
                \(properties.zone), \(properties.kindList), \(properties.isTransparent), 0, 0,
                0, \(.randomKey), \(now), \(now), \(revision))
            RETURNING id, sync_key
            """
        ) { (id: $0.integer(0), key: $0.text(1)) }
        guard let made else { throw .unavailable(reason: "a calendar that was written did not come back") }
        return CalendarCollection(
            id: CalendarID(rawValue: made.id), owner: owner, name: name, properties: properties, revision: 0,
            journalStart: 0, syncKey: made.key, objectCount: 0, created: now, modified: now)
    }

    /// By name. Calendars that have been removed have no owner and are not found. The table is called `c`.
    func calendars(where condition: SQL) throws(CalendarStoreError) -> [CalendarCollection] {
        try rows(
            """
            SELECT \(CalendarCollection.columns) FROM calendar c
            WHERE c.owner IS NOT NULL AND \(condition) ORDER BY c.name
            """
        ) { row throws(CalendarStoreError) in try CalendarCollection(row, from: 0) }
    }

    /// In the order asked for; those that are gone are left out.
    func calendars(_ ids: [CalendarID]) throws(CalendarStoreError) -> [CalendarCollection] {
        var found: [CalendarCollection] = []
        for id in ids { found += try calendars(where: "c.id = \(id)") }
        return found
    }

    func requireCalendar(_ id: CalendarID) throws(CalendarStoreError) {
        guard try exists("SELECT 1 FROM calendar WHERE id = \(id) AND owner IS NOT NULL") else {
            throw .noSuchCalendar
        }
    }

    /// Names of mounts are never free.
    func requireFree(_ name: ResourceName, of owner: PrincipalID) throws(CalendarStoreError) {
        guard MountName(name) == nil, try !exists("SELECT 1 FROM calendar WHERE owner = \(owner) AND name = \(name)")
        else {
            throw .nameTaken(name.value)
        }
    }

    /// Counts a change to the calendar itself, not to an object of it.
    func notePropertyChange(of calendar: CalendarID, at now: Instant) throws(CalendarStoreError) {
        let owner = try number("SELECT owner FROM calendar WHERE id = \(calendar) AND owner IS NOT NULL")
        let home = try raiseHome(of: PrincipalID(rawValue: owner))
        let revision = try number(
            """
            UPDATE calendar SET revision = revision + 1, home_revision = \(home), modified = \(now)
            WHERE id = \(calendar) RETURNING revision
            """)
        try insertChange(
            Change(calendar: calendar, revision: revision, name: "", uid: "", kind: .updated, at: now))
    }
}
