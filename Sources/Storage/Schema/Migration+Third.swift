extension Migration {
    /// Bursts of deletions: what one client deletes from one calendar is counted along, and held where it is too much.
    static let third = Migration(
        version: 3,
        statements: [
            "ALTER TABLE object_revision ADD COLUMN burst \(.integer)",
            "CREATE INDEX object_revision_by_burst ON object_revision (burst) WHERE burst IS NOT NULL",
            // Deletions of which none came more than the window after the one before. Author 0 is the house.
            """
            CREATE TABLE deletion_run (
                id \(.identity),
                calendar \(.integer) NOT NULL REFERENCES calendar (id),
                author \(.integer) NOT NULL,
                agent \(.text) NOT NULL,
                started \(.integer) NOT NULL,
                latest \(.integer) NOT NULL,
                deletions \(.integer) NOT NULL,
                is_held \(.smallInteger) NOT NULL,
                is_reported \(.smallInteger) NOT NULL
            )
            """,
            "CREATE INDEX deletion_run_by_client ON deletion_run (calendar, author, agent, id)",
            "CREATE INDEX deletion_run_unreported ON deletion_run (id) WHERE is_held = 1 AND is_reported = 0",
        ])
}
