extension Migration {
    /// What WebDAV needs: homes that are counted along, dead properties, locks, files, grants, teams, old revisions.
    ///
    /// What was made before is as old as its first row in the journal; its home has come to 1 with everything in it.
    static let second = Migration(
        version: 2, statements: homes + listings + journalIndex + properties + locks + files + access + revisions)

    private static let homes: [SQL] = [
        "ALTER TABLE principal ADD COLUMN home_revision \(.integer) NOT NULL DEFAULT 1",
        "ALTER TABLE principal ADD COLUMN sync_key \(.text) NOT NULL DEFAULT ''",
        "UPDATE principal SET sync_key = \(.randomKey)",
        "ALTER TABLE calendar ADD COLUMN journal_start \(.integer) NOT NULL DEFAULT 0",
        "ALTER TABLE calendar ADD COLUMN sync_key \(.text) NOT NULL DEFAULT ''",
        "ALTER TABLE calendar ADD COLUMN created \(.integer) NOT NULL DEFAULT 0",
        "ALTER TABLE calendar ADD COLUMN modified \(.integer) NOT NULL DEFAULT 0",
        "ALTER TABLE calendar ADD COLUMN home_revision \(.integer) NOT NULL DEFAULT 1",
        """
        UPDATE calendar SET sync_key = \(.randomKey),
            created = COALESCE((SELECT MIN(at) FROM change WHERE change.calendar = calendar.id), 0),
            modified = COALESCE((SELECT MAX(at) FROM change WHERE change.calendar = calendar.id), 0)
        """,
        // Names that no calendar of the home has any more, with the revision of the home that took it away.
        """
        CREATE TABLE calendar_tombstone (
            owner \(.integer) NOT NULL REFERENCES principal (id),
            name \(.text) NOT NULL,
            home_revision \(.integer) NOT NULL,
            PRIMARY KEY (owner, name)
        ) \(.clustered)
        """,
        "CREATE INDEX calendar_tombstone_in_order ON calendar_tombstone (owner, home_revision)",
    ]

    /// A listing reads an index that holds all it tells, and none of the letters.
    private static let listings: [SQL] = [
        "ALTER TABLE calendar_object ADD COLUMN octet_count \(.integer) NOT NULL DEFAULT 0",
        "UPDATE calendar_object SET octet_count = LENGTH(octets)",
        "DROP INDEX calendar_object_in_order",
        """
        CREATE INDEX calendar_object_listing ON calendar_object
            (calendar, id, name, uid, kind, entity_tag, created, modified, octet_count)
        """,
    ]

    private static let journalIndex: [SQL] = ["CREATE INDEX change_by_name ON change (calendar, name, revision)"]

    /// `scope` says what `owner` is the number of.
    private static let properties: [SQL] = [
        """
        CREATE TABLE dead_property (
            scope \(.smallInteger) NOT NULL,
            owner \(.integer) NOT NULL,
            namespace \(.text) NOT NULL,
            name \(.text) NOT NULL,
            octets \(.bytes) NOT NULL,
            PRIMARY KEY (scope, owner, namespace, name)
        ) \(.clustered)
        """
    ]

    private static let locks: [SQL] = [
        """
        CREATE TABLE resource_lock (
            token \(.text) PRIMARY KEY,
            root \(.text) NOT NULL,
            is_deep \(.smallInteger) NOT NULL,
            is_exclusive \(.smallInteger) NOT NULL,
            owner \(.bytes) NOT NULL,
            principal \(.integer) NOT NULL REFERENCES principal (id),
            seconds \(.integer) NOT NULL,
            expires \(.integer) NOT NULL
        ) \(.clustered)
        """,
        "CREATE INDEX resource_lock_by_root ON resource_lock (root)",
        "CREATE INDEX resource_lock_by_end ON resource_lock (expires)",
        "CREATE INDEX resource_lock_by_principal ON resource_lock (principal)",
    ]

    /// The parent of what lies in an owner's root is the owner's number, negative. The content is the last column, so
    /// that the others are read without it.
    private static let files: [SQL] = [
        """
        CREATE TABLE file (
            id \(.identity),
            owner \(.integer) NOT NULL REFERENCES principal (id),
            parent \(.integer) NOT NULL,
            name \(.text) NOT NULL,
            is_collection \(.smallInteger) NOT NULL,
            media_type \(.text),
            octet_count \(.integer) NOT NULL,
            entity_tag \(.text) NOT NULL,
            created \(.integer) NOT NULL,
            modified \(.integer) NOT NULL,
            octets \(.bytes) NOT NULL,
            UNIQUE (parent, name)
        )
        """,
        "CREATE INDEX file_by_owner ON file (owner, octet_count)",
    ]

    private static let access: [SQL] = [
        // Grantee 0 is everybody who has signed in.
        """
        CREATE TABLE access_grant (
            scope \(.smallInteger) NOT NULL,
            owner \(.integer) NOT NULL,
            position \(.integer) NOT NULL,
            grantee \(.integer) NOT NULL,
            privileges \(.text) NOT NULL,
            PRIMARY KEY (scope, owner, position)
        ) \(.clustered)
        """,
        "CREATE INDEX access_grant_by_grantee ON access_grant (grantee, scope, owner)",
        """
        CREATE TABLE membership (
            team \(.integer) NOT NULL REFERENCES principal (id),
            member \(.integer) NOT NULL REFERENCES principal (id),
            PRIMARY KEY (team, member)
        ) \(.clustered)
        """,
        "CREATE INDEX membership_by_member ON membership (member, team)",
    ]

    /// The author stays when the principal is gone: a number that is never given again.
    private static let revisions: [SQL] = [
        """
        CREATE TABLE object_revision (
            id \(.identity),
            calendar \(.integer) NOT NULL REFERENCES calendar (id),
            name \(.text) NOT NULL,
            uid \(.text) NOT NULL,
            entity_tag \(.text) NOT NULL,
            modified \(.integer) NOT NULL,
            ended \(.integer) NOT NULL,
            ending \(.smallInteger) NOT NULL,
            author \(.integer),
            agent \(.text) NOT NULL,
            octets \(.bytes) NOT NULL
        )
        """,
        "CREATE INDEX object_revision_by_uid ON object_revision (calendar, uid, id)",
        "CREATE INDEX object_revision_in_order ON object_revision (calendar, id)",
        "CREATE INDEX object_revision_by_end ON object_revision (ended)",
    ]
}
