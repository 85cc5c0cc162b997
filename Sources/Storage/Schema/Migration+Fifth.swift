extension Migration {
    /// Who answered what to alarms: whose answers an object carries itself, and what others who share it answered.
    ///
    /// Of what was written before nobody knows: it counts as its calendar's owner's.
    static let fifth = Migration(
        version: 5,
        statements: [
            // No foreign key: whoever is removed leaves what they wrote.
            "ALTER TABLE calendar_object ADD COLUMN writer \(.integer)",
            """
            CREATE TABLE alarm_answer (
                object \(.integer) NOT NULL REFERENCES calendar_object (id) ON DELETE CASCADE,
                principal \(.integer) NOT NULL REFERENCES principal (id) ON DELETE CASCADE,
                octets \(.bytes) NOT NULL,
                PRIMARY KEY (object, principal)
            )
            """,
        ])
}
