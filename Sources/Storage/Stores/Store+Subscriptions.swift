public import CalendarModel
public import Chronology

extension Store: SubscriptionKeeping {
    public func addSubscription(
        to source: String, wishedSeconds: Int64?, named name: ResourceName, of owner: PrincipalID,
        properties: CalendarProperties, dead: [DeadProperty], at now: Instant
    ) async throws(CalendarStoreError) -> CalendarCollection {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(owner)
            try connection.requireFree(name, of: owner)
            var calendar = try connection.insertCalendar(named: name, of: owner, properties: properties, at: now)
            try connection.change(dead.map(DeadPropertyChange.set), of: .calendar(calendar.id))
            try connection.execute("UPDATE calendar SET source = \(source) WHERE id = \(calendar.id)")
            try connection.execute(
                """
                INSERT INTO subscription (calendar, wished_seconds, next_fetch, failures, held_fetches, held_objects)
                VALUES (\(calendar.id), \(wishedSeconds), \(now), 0, 0, 0)
                """)
            calendar.source = source
            return calendar
        }
    }

    public func subscriptions() async throws(CalendarStoreError) -> [Subscription] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.subscriptions(where: "c.owner IS NOT NULL")
        }
    }

    public func subscription(of calendar: CalendarID) async throws(CalendarStoreError) -> Subscription? {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.subscriptions(where: "c.id = \(calendar) AND c.owner IS NOT NULL").first
        }
    }

    public func takeDueSubscription(
        at now: Instant, until end: Instant
    ) async throws(CalendarStoreError) -> Subscription? {
        let isAnyDue = try await database.glance { connection throws(CalendarStoreError) in
            try connection.exists("SELECT 1 FROM subscription WHERE next_fetch <= \(now)")
        }
        guard isAnyDue else { return nil }
        return try await database.write { connection throws(CalendarStoreError) in
            let taken = try connection.first(
                """
                UPDATE subscription SET next_fetch = \(end) WHERE calendar =
                    (SELECT calendar FROM subscription WHERE next_fetch <= \(now) ORDER BY next_fetch, calendar LIMIT 1)
                RETURNING calendar
                """
            ) { CalendarID(rawValue: $0.integer(0)) }
            guard let taken else { return nil }
            return try connection.subscriptions(where: "c.id = \(taken) AND c.owner IS NOT NULL").first
        }
    }

    public func applyFetched(
        _ changes: [ObjectChange], to calendar: CalendarID, at now: Instant
    ) async throws(CalendarStoreError) -> [ObjectOutcome] {
        let tagged = changes.map(TaggedChange.init)
        return try await database.write { [history] connection throws(CalendarStoreError) in
            var writer = try ObjectWriter(
                connection, calendar: calendar, by: .subscription, history, at: now, as: .fetcher)
            var outcomes: [ObjectOutcome] = []
            for change in tagged { outcomes.append(try writer.write(change).get()) }
            try writer.finish()
            return outcomes
        }
    }

    public func setProgress(
        _ progress: FetchProgress, of calendar: CalendarID
    ) async throws(CalendarStoreError) {
        _ = try await database.write { connection throws(CalendarStoreError) in
            try connection.execute(
                """
                UPDATE subscription SET entity_tag = \(progress.entityTag), last_modified = \(progress.lastModified),
                    digest = \(progress.digest), announced_seconds = \(progress.announcedSeconds),
                    next_fetch = \(progress.next), last_try = \(progress.lastTry),
                    last_success = \(progress.lastSuccess), failures = \(progress.failures),
                    problem = \(progress.problem), held_fetches = \(progress.heldFetches),
                    held_objects = \(progress.heldObjects)
                WHERE calendar = \(calendar)
                """)
        }
    }
}

extension Author {
    /// What fetches calendars from elsewhere.
    static let subscription = Author(principal: nil, agent: "turnus subscription")
}

extension Connection {
    /// By number of the calendar. The tables are called `s` and `c`.
    fileprivate func subscriptions(where condition: SQL) throws(CalendarStoreError) -> [Subscription] {
        try rows(
            """
            SELECT s.calendar, c.source, s.wished_seconds, s.entity_tag, s.last_modified, s.digest,
                s.announced_seconds, s.next_fetch, s.last_try, s.last_success, s.failures, s.problem,
                s.held_fetches, s.held_objects
            FROM subscription s JOIN calendar c ON c.id = s.calendar WHERE \(condition) ORDER BY s.calendar
            """
        ) { Subscription($0) }
    }
}

extension Subscription {
    fileprivate init(_ row: any Row) {
        var progress = FetchProgress(next: Instant(secondsSinceEpoch: row.integer(7)))
        progress.entityTag = row.optionalText(3)
        progress.lastModified = row.optionalText(4)
        progress.digest = row.optionalText(5)
        progress.announcedSeconds = row.optionalInteger(6)
        progress.lastTry = row.optionalInteger(8).map(Instant.init(secondsSinceEpoch:))
        progress.lastSuccess = row.optionalInteger(9).map(Instant.init(secondsSinceEpoch:))
        progress.failures = Int(row.integer(10))
        progress.problem = row.optionalText(11)
        progress.heldFetches = Int(row.integer(12))
        progress.heldObjects = Int(row.integer(13))
        self.init(
            calendar: CalendarID(rawValue: row.integer(0)), source: row.text(1), wishedSeconds: row.optionalInteger(2),
            progress: progress)
    }
}
