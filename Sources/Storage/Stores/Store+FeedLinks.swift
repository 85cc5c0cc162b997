public import CalendarModel
public import Chronology

extension Store: FeedLinkKeeping {
    public func addFeedLink(_ draft: FeedLink) async throws(CalendarStoreError) -> FeedLink {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(draft.owner)
            guard !draft.calendars.isEmpty else { throw .noSuchCalendar }
            for calendar in draft.calendars { try connection.requireCalendar(calendar) }
            let id = try connection.number(
                """
                INSERT INTO feed_link
                    (token_digest, owner, name, detail, past_days, future_days, created, last_fetched)
                VALUES (\(draft.tokenDigest), \(draft.owner), \(draft.name), \(draft.detail), \(draft.pastDays),
                    \(draft.futureDays), \(draft.created), \(draft.lastFetched))
                RETURNING id
                """)
            for (position, calendar) in draft.calendars.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO feed_link_calendar (link, position, calendar)
                    VALUES (\(id), \(position), \(calendar))
                    """)
            }
            var link = draft
            link.id = FeedLinkID(rawValue: id)
            return link
        }
    }

    public func removeFeedLink(_ id: FeedLinkID) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.execute("DELETE FROM feed_link_calendar WHERE link = \(id)")
            guard try connection.execute("DELETE FROM feed_link WHERE id = \(id)") == 1 else {
                throw .noSuchFeedLink
            }
        }
    }

    public func linkedCalendars(tokenDigest: String) async throws(CalendarStoreError) -> LinkedCalendars? {
        try await database.read { connection throws(CalendarStoreError) in
            guard let link = try connection.feedLinks(where: "token_digest = \(tokenDigest)").first else { return nil }
            return LinkedCalendars(link, calendars: try connection.calendars(link.calendars))
        }
    }

    public func feedLinks(of owner: PrincipalID) async throws(CalendarStoreError) -> [FeedLink] {
        try await database.read { connection throws(CalendarStoreError) in
            try connection.feedLinks(where: "owner = \(owner)")
        }
    }

    public func noteFetch(of id: FeedLinkID, at now: Instant) async throws(CalendarStoreError) {
        try await note(now, in: "last_fetched", of: "feed_link", where: "id = \(id)")
    }
}

extension Connection {
    fileprivate func feedLinks(where condition: SQL) throws(CalendarStoreError) -> [FeedLink] {
        var links = try rows(
            """
            SELECT id, token_digest, owner, name, detail, past_days, future_days, created, last_fetched
            FROM feed_link WHERE \(condition) ORDER BY id
            """
        ) { row throws(CalendarStoreError) in try FeedLink(row) }
        let calendars = try rows(
            """
            SELECT link, calendar FROM feed_link_calendar
            WHERE link IN (SELECT id FROM feed_link WHERE \(condition)) ORDER BY link, position
            """
        ) { (FeedLinkID(rawValue: $0.integer(0)), CalendarID(rawValue: $0.integer(1))) }
        let byLink = Dictionary(grouping: calendars, by: \.0)
        for index in links.indices { links[index].calendars = byLink[links[index].id]?.map(\.1) ?? [] }
        return links
    }
}

extension FeedLink {
    /// Columns: id, token_digest, owner, name, detail, past_days, future_days, created, last_fetched. The calendars
    /// stand in rows of their own.
    fileprivate init(_ row: any Row) throws(CalendarStoreError) {
        guard let detail = Detail(rawValue: row.integer(4)) else { throw .damaged("feed_link.detail", row.integer(0)) }
        self.init(
            id: FeedLinkID(rawValue: row.integer(0)), tokenDigest: row.text(1),
            owner: PrincipalID(rawValue: row.integer(2)),
            name: try ResourceName(stored: row.text(3), in: "feed_link.name", row.integer(0)),
            calendars: [], detail: detail, pastDays: row.optionalInteger(5).map(Int.init),
            futureDays: row.optionalInteger(6).map(Int.init),
            created: Instant(secondsSinceEpoch: row.integer(7)),
            lastFetched: row.optionalInteger(8).map(Instant.init(secondsSinceEpoch:)))
    }
}
