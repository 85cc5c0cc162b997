extension Migration {
    /// The keys of programmes.
    static let ninth = Migration(
        version: 9,
        statements: [
            """
            CREATE TABLE api_token (
                id \(.identity),
                principal \(.integer) NOT NULL REFERENCES principal (id),
                digest \(.text) NOT NULL UNIQUE,
                details \(.text) NOT NULL,
                scopes \(.text) NOT NULL,
                expires \(.integer),
                created \(.integer) NOT NULL,
                last_used \(.integer)
            )
            """,
            "CREATE INDEX api_token_by_principal ON api_token (principal, id)",
        ])
}
