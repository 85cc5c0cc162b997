public import CalendarModel
public import Chronology

/// Removing calendars: at once for everybody who looks, little by little on the disk.
extension Store {
    public func removeCalendar(_ id: CalendarID, at now: Instant) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            guard let calendar = try connection.calendars([id]).first else { throw .noSuchCalendar }
            try connection.bury(calendar.name, of: calendar.owner)
            try connection.disownCalendar(id)
        }
        await sweepAfterRemoval()
    }

    /// Deletes what is left of removed calendars, in transactions small enough that nobody waits for them.
    /// Returns how many calendars are gone for good. To be called when a server starts.
    @discardableResult
    public func sweep() async throws(CalendarStoreError) -> Int {
        var swept = 0
        while let calendar = try await removedCalendar() {
            while try await database.write({ connection throws(CalendarStoreError) in
                try connection.sweepStep(calendar)
            }) == .unfinished {}
            swept += 1
        }
        return swept
    }

    private func removedCalendar() async throws(CalendarStoreError) -> CalendarID? {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.first("SELECT id FROM calendar WHERE owner IS NULL ORDER BY id LIMIT 1") {
                CalendarID(rawValue: $0.integer(0))
            }
        }
    }

    func sweepAfterRemoval() async {
        do throws(CalendarStoreError) {
            try await sweep()
        } catch {
            // The removal itself is on disk; what is left lies where nobody looks, until the next sweep.
        }
    }
}

private enum SweepProgress: Sendable {
    case unfinished
    case finished
}

/// How many rows one transaction of a sweep deletes at most: some ten milliseconds' worth.
let sweepLimit = 2000

extension Connection {
    /// Takes a calendar from its owner and out of all feeds: from now on nobody finds it.
    func disownCalendar(_ id: CalendarID) throws(CalendarStoreError) {
        try execute("UPDATE calendar SET owner = NULL WHERE id = \(id)")
        try execute("DELETE FROM subscription WHERE calendar = \(id)")
        try removeGrants(on: .calendar(id))
        try removeProperties(of: .calendar(id))
        try removePushes(on: .calendar, id.rawValue)
        try execute("DELETE FROM feed_link_calendar WHERE calendar = \(id)")
        try execute("DELETE FROM holiday_calendar WHERE calendar = \(id)")
        try execute(
            """
            DELETE FROM feed_link WHERE NOT EXISTS
                (SELECT 1 FROM feed_link_calendar WHERE feed_link_calendar.link = feed_link.id)
            """)
    }

    fileprivate func sweepStep(_ calendar: CalendarID) throws(CalendarStoreError) -> SweepProgress {
        let occurrences = try execute(
            """
            DELETE FROM occurrence WHERE (calendar, lane, starts, object, position) IN
                (SELECT calendar, lane, starts, object, position FROM occurrence
                 WHERE calendar = \(calendar) LIMIT \(sweepLimit))
            """)
        if occurrences == sweepLimit { return .unfinished }
        let some: SQL = "SELECT id FROM calendar_object WHERE calendar = \(calendar) ORDER BY id LIMIT \(sweepLimit)"
        try execute("DELETE FROM dead_property WHERE scope = \(PropertyScope.object) AND owner IN (\(some))")
        try execute("DELETE FROM answer_sheet WHERE object IN (\(some))")
        let objects = try execute("DELETE FROM calendar_object WHERE id IN (\(some))")
        if objects == sweepLimit { return .unfinished }
        let revisions = try execute(
            """
            DELETE FROM object_revision WHERE id IN
                (SELECT id FROM object_revision WHERE calendar = \(calendar) ORDER BY id LIMIT \(sweepLimit))
            """)
        if revisions == sweepLimit { return .unfinished }
        try execute("DELETE FROM deletion_run WHERE calendar = \(calendar)")
        let changes = try execute(
            """
            DELETE FROM change WHERE calendar = \(calendar) AND revision IN
                (SELECT revision FROM change WHERE calendar = \(calendar) ORDER BY revision LIMIT \(sweepLimit))
            """)
        if changes == sweepLimit { return .unfinished }
        try execute("DELETE FROM calendar WHERE id = \(calendar)")
        return .finished
    }
}
