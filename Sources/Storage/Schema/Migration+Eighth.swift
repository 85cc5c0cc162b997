extension Migration {
    /// What decides somebody's time beside their calendars: whose days off are theirs, and where else they are busy.
    static let eighth = Migration(
        version: 8,
        statements: [
            """
            CREATE TABLE holiday_calendar (
                principal \(.integer) NOT NULL REFERENCES principal (id),
                calendar \(.integer) NOT NULL REFERENCES calendar (id),
                PRIMARY KEY (principal, calendar)
            )
            """,
            """
            CREATE TABLE busy_source (
                id \(.identity),
                principal \(.integer) NOT NULL REFERENCES principal (id),
                address \(.text) NOT NULL,
                period \(.integer) NOT NULL,
                fetched \(.integer),
                tried \(.integer),
                failure \(.text),
                octets \(.bytes)
            )
            """,
            "CREATE INDEX busy_source_by_principal ON busy_source (principal, id)",
        ])
}
