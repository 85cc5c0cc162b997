extension Migration {
    /// What decides whose time an occurrence takes: the answers to invitations, beside the occurrences; what people say
    /// of their time beside their calendars.
    ///
    /// What was indexed before does not tell them. It is indexed again when the index is moved on; until then an
    /// invitation counts as it did, whatever was answered.
    static let fourth = Migration(
        version: 4,
        statements: [
            "ALTER TABLE occurrence ADD COLUMN detail \(.smallInteger) NOT NULL DEFAULT 0",
            // No foreign key: one function writes and deletes it with the occurrences.
            """
            CREATE TABLE answer_sheet (
                object \(.integer) PRIMARY KEY,
                octets \(.bytes) NOT NULL
            )
            """,
            "CREATE TABLE stale_index (object \(.integer) PRIMARY KEY)",
            """
            INSERT INTO stale_index (object)
            SELECT id FROM calendar_object WHERE kind IN ('VEVENT', 'VFREEBUSY', 'VAVAILABILITY')
            """,
            """
            CREATE TABLE availability (
                principal \(.integer) PRIMARY KEY REFERENCES principal (id),
                modified \(.integer) NOT NULL,
                octets \(.bytes) NOT NULL
            )
            """,
            """
            CREATE TABLE free_busy_sharing (
                principal \(.integer) PRIMARY KEY REFERENCES principal (id),
                is_public \(.smallInteger) NOT NULL,
                token_digest \(.text)
            )
            """,
        ])
}
