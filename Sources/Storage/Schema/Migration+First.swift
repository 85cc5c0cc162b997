extension Migration {
    /// Principals, calendars, objects with their occurrences, the journal, credentials, feed links and settings.
    ///
    /// Text is compared by its octets; `*_key` columns hold what is compared without regard to case. Times are
    /// whole seconds since the epoch.
    static let first = Migration(
        version: 1,
        statements: principals + calendars + objects + journal + feedLinks + [
            "CREATE TABLE setting (name \(.text) PRIMARY KEY, value \(.text) NOT NULL) \(.clustered)"
        ])

    private static let principals: [SQL] = [
        """
        CREATE TABLE principal (
            id \(.identity),
            kind \(.smallInteger) NOT NULL,
            name \(.text) NOT NULL,
            name_key \(.text) NOT NULL UNIQUE,
            display_name \(.text) NOT NULL,
            is_administrator \(.smallInteger) NOT NULL
        )
        """,
        """
        CREATE TABLE principal_address (
            principal \(.integer) NOT NULL REFERENCES principal (id),
            position \(.smallInteger) NOT NULL,
            address \(.text) NOT NULL,
            address_key \(.text) NOT NULL,
            PRIMARY KEY (principal, position)
        ) \(.clustered)
        """,
        "CREATE INDEX principal_address_by_key ON principal_address (address_key)",
        """
        CREATE TABLE credential (
            id \(.identity),
            principal \(.integer) NOT NULL REFERENCES principal (id),
            kind \(.smallInteger) NOT NULL,
            digest \(.text) NOT NULL,
            label \(.text) NOT NULL,
            created \(.integer) NOT NULL,
            last_used \(.integer)
        )
        """,
        "CREATE INDEX credential_by_principal ON credential (principal, id)",
        "CREATE UNIQUE INDEX credential_one_password ON credential (principal) WHERE kind = 1",
    ]

    /// A calendar without an owner has been removed; its rows are deleted little by little.
    private static let calendars: [SQL] = [
        """
        CREATE TABLE calendar (
            id \(.identity),
            owner \(.integer) REFERENCES principal (id),
            name \(.text) NOT NULL,
            display_name \(.text) NOT NULL,
            color \(.text),
            details \(.text) NOT NULL,
            zone \(.text),
            kinds \(.text) NOT NULL,
            is_transparent \(.smallInteger) NOT NULL,
            revision \(.integer) NOT NULL,
            object_count \(.integer) NOT NULL,
            UNIQUE (owner, name)
        )
        """
    ]

    /// The letter is the last column, so that the others are read without it.
    private static let objects: [SQL] = [
        """
        CREATE TABLE calendar_object (
            id \(.identity),
            calendar \(.integer) NOT NULL REFERENCES calendar (id),
            name \(.text) NOT NULL,
            uid \(.text) NOT NULL,
            kind \(.text) NOT NULL,
            entity_tag \(.text) NOT NULL,
            created \(.integer) NOT NULL,
            modified \(.integer) NOT NULL,
            complete_from \(.integer),
            complete_until \(.integer),
            octets \(.bytes) NOT NULL,
            UNIQUE (calendar, name),
            UNIQUE (calendar, uid)
        )
        """,
        "CREATE INDEX calendar_object_in_order ON calendar_object (calendar, id)",
        """
        CREATE INDEX calendar_object_open_end ON calendar_object (calendar, complete_until)
            WHERE complete_until IS NOT NULL
        """,
        """
        CREATE INDEX calendar_object_open_start ON calendar_object (calendar, complete_from)
            WHERE complete_from IS NOT NULL
        """,
        // No foreign keys: they would cost more than the rows, and one function writes and deletes them.
        """
        CREATE TABLE occurrence (
            calendar \(.integer) NOT NULL,
            lane \(.smallInteger) NOT NULL,
            starts \(.integer) NOT NULL,
            object \(.integer) NOT NULL,
            position \(.smallInteger) NOT NULL,
            ends \(.integer) NOT NULL,
            recurrence \(.integer) NOT NULL,
            recurrence_floating \(.smallInteger) NOT NULL,
            all_day \(.smallInteger) NOT NULL,
            busy \(.smallInteger) NOT NULL,
            component \(.smallInteger) NOT NULL,
            PRIMARY KEY (calendar, lane, starts, object, position)
        ) \(.clustered)
        """,
        "CREATE INDEX occurrence_by_object ON occurrence (object)",
    ]

    private static let journal: [SQL] = [
        """
        CREATE TABLE change (
            calendar \(.integer) NOT NULL,
            revision \(.integer) NOT NULL,
            name \(.text) NOT NULL,
            uid \(.text) NOT NULL,
            kind \(.smallInteger) NOT NULL,
            at \(.integer) NOT NULL,
            PRIMARY KEY (calendar, revision)
        ) \(.clustered)
        """
    ]

    private static let feedLinks: [SQL] = [
        """
        CREATE TABLE feed_link (
            id \(.identity),
            token_digest \(.text) NOT NULL UNIQUE,
            owner \(.integer) NOT NULL REFERENCES principal (id),
            name \(.text) NOT NULL,
            detail \(.smallInteger) NOT NULL,
            past_days \(.integer),
            future_days \(.integer),
            created \(.integer) NOT NULL,
            last_fetched \(.integer)
        )
        """,
        "CREATE INDEX feed_link_by_owner ON feed_link (owner, id)",
        """
        CREATE TABLE feed_link_calendar (
            link \(.integer) NOT NULL REFERENCES feed_link (id),
            position \(.smallInteger) NOT NULL,
            calendar \(.integer) NOT NULL REFERENCES calendar (id),
            PRIMARY KEY (link, position)
        ) \(.clustered)
        """,
        "CREATE INDEX feed_link_calendar_by_calendar ON feed_link_calendar (calendar)",
    ]
}
