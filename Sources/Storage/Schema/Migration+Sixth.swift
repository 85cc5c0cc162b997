extension Migration {
    /// Calendars that are fetched from elsewhere. A calendar with a source is written by nobody else.
    static let sixth = Migration(
        version: 6,
        statements: [
            "ALTER TABLE calendar ADD COLUMN source \(.text)",
            """
            CREATE TABLE subscription (
                calendar \(.integer) PRIMARY KEY REFERENCES calendar (id),
                wished_seconds \(.integer),
                entity_tag \(.text),
                last_modified \(.text),
                digest \(.text),
                announced_seconds \(.integer),
                next_fetch \(.integer) NOT NULL,
                last_try \(.integer),
                last_success \(.integer),
                failures \(.integer) NOT NULL,
                problem \(.text),
                held_fetches \(.integer) NOT NULL,
                held_objects \(.integer) NOT NULL
            )
            """,
            "CREATE INDEX subscription_in_order ON subscription (next_fetch)",
        ])
}
