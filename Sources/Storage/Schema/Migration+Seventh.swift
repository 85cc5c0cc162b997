extension Migration {
    /// Who is told of changes (WebDAV-Push), and up to which revision they have been.
    static let seventh = Migration(
        version: 7,
        statements: [
            """
            CREATE TABLE push_registration (
                id \(.identity),
                token \(.text) NOT NULL UNIQUE,
                principal \(.integer) NOT NULL,
                scope \(.smallInteger) NOT NULL,
                owner \(.integer) NOT NULL,
                endpoint \(.text) NOT NULL,
                public_key \(.bytes) NOT NULL,
                secret \(.bytes) NOT NULL,
                wants_content \(.smallInteger) NOT NULL,
                wants_properties \(.smallInteger) NOT NULL,
                expires \(.integer) NOT NULL,
                seen \(.integer) NOT NULL,
                attempts \(.integer) NOT NULL,
                next_attempt \(.integer) NOT NULL,
                UNIQUE (principal, scope, owner, endpoint)
            )
            """,
            "CREATE INDEX push_registration_by_owner ON push_registration (scope, owner)",
        ])
}
