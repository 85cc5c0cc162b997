public import CalendarModel
public import Chronology

extension Store: LockKeeping {
    public func locks(
        touching path: String, at now: Instant
    ) async throws(CalendarStoreError) -> [ResourceLock] {
        try await database.lookUp { connection throws(CalendarStoreError) in
            try connection.locks(touching: path, at: now)
        }
    }

    public func addLock(
        _ lock: ResourceLock, at now: Instant,
        unless conflicts: @escaping @Sendable ([ResourceLock]) -> [ResourceLock]
    ) async throws(CalendarStoreError) -> [ResourceLock] {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(lock.principal)
            let found = conflicts(try connection.locks(touching: lock.root, at: now))
            guard found.isEmpty else { return found }
            // Those that nobody gave back; there are never many.
            try connection.execute("DELETE FROM resource_lock WHERE expires <= \(now)")
            try connection.execute(
                """
                INSERT INTO resource_lock
                    (token, root, is_deep, is_exclusive, owner, principal, seconds, expires)
                VALUES (\(lock.token), \(lock.root), \(lock.isDeep), \(lock.isExclusive), \(lock.owner),
                    \(lock.principal), \(lock.seconds), \(lock.expires))
                """)
            return []
        }
    }

    public func refreshLock(
        token: String, seconds: Int64, at now: Instant
    ) async throws(CalendarStoreError) -> ResourceLock? {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.first(
                """
                UPDATE resource_lock SET seconds = \(seconds), expires = \(now.advanced(bySeconds: seconds))
                WHERE token = \(token) AND expires > \(now) RETURNING \(ResourceLock.columns)
                """
            ) { ResourceLock($0) }
        }
    }

    public func removeLock(token: String, at now: Instant) async throws(CalendarStoreError) -> Bool {
        try await database.write { connection throws(CalendarStoreError) in
            let expires = try connection.first(
                "DELETE FROM resource_lock WHERE token = \(token) RETURNING expires"
            ) { Instant(secondsSinceEpoch: $0.integer(0)) }
            return expires.map { $0 > now } ?? false
        }
    }

    public func removeLocks(inside path: String) async throws(CalendarStoreError) {
        _ = try await database.write { connection throws(CalendarStoreError) in
            try connection.execute("DELETE FROM resource_lock WHERE root = \(path) OR \(isInside(path))")
        }
    }
}

extension Connection {
    fileprivate func locks(touching path: String, at now: Instant) throws(CalendarStoreError) -> [ResourceLock] {
        var found: [ResourceLock] = []
        for condition in SQL.lists(of: path.andEverythingAround).map({ "root IN \($0)" as SQL }) + [isInside(path)] {
            found += try rows(
                "SELECT \(ResourceLock.columns) FROM resource_lock WHERE \(condition) AND expires > \(now)"
            ) { ResourceLock($0) }
        }
        return found
    }
}

/// Paths inside `path` begin with it and a slash; what follows the slash in the order of octets is a zero.
private func isInside(_ path: String) -> SQL {
    "(root >= \(path + "/") AND root < \(path + "0"))"
}

extension String {
    /// The path, the collection that it is in, and so on up to the root, which is empty.
    fileprivate var andEverythingAround: [String] {
        var paths = [self]
        for (offset, octet) in utf8.enumerated().reversed() where octet == UInt8(ascii: "/") {
            paths.append(String(decoding: utf8.prefix(offset), as: UTF8.self))
        }
        return paths
    }
}

extension ResourceLock {
    /// What `init(_:)` reads, in its order.
    fileprivate static let columns: SQL = "token, root, is_deep, is_exclusive, owner, principal, seconds, expires"

    fileprivate init(_ row: any Row) {
        self.init(
            token: row.text(0), root: row.text(1), isDeep: row.bool(2), isExclusive: row.bool(3),
            owner: row.bytes(4), principal: PrincipalID(rawValue: row.integer(5)), seconds: row.integer(6),
            expires: Instant(secondsSinceEpoch: row.integer(7)))
    }
}
