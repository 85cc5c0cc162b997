public import CalendarModel
public import Chronology

extension Store: BusySourceKeeping {
    public func busySources(
        of people: [PrincipalID]
    ) async throws(CalendarStoreError) -> [PrincipalID: [BusySource]] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [PrincipalID: [BusySource]] = [:]
            for list in SQL.lists(of: people) {
                try connection.forEach(
                    "SELECT \(BusySource.columns) FROM busy_source WHERE principal IN \(list) ORDER BY id"
                ) {
                    let source = BusySource($0)
                    found[source.owner, default: []].append(source)
                    return .next
                }
            }
            return found
        }
    }

    public func busyLetters(
        of sources: [BusySourceID]
    ) async throws(CalendarStoreError) -> [BusySourceID: [UInt8]] {
        try await database.read { connection throws(CalendarStoreError) in
            var found: [BusySourceID: [UInt8]] = [:]
            for list in SQL.lists(of: sources) {
                try connection.forEach("SELECT id, octets FROM busy_source WHERE octets IS NOT NULL AND id IN \(list)")
                {
                    found[BusySourceID(rawValue: $0.integer(0))] = $0.bytes(1)
                    return .next
                }
            }
            return found
        }
    }

    public func addBusySource(
        _ address: String, period: Int64, of person: PrincipalID
    ) async throws(CalendarStoreError) -> BusySource {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(person)
            let id = try connection.first(
                """
                INSERT INTO busy_source (principal, address, period) VALUES (\(person), \(address), \(period))
                RETURNING id
                """
            ) { BusySourceID(rawValue: $0.integer(0)) }
            guard let id else { throw .unavailable(reason: "nothing returned for a new row of busy_source") }
            return BusySource(id: id, owner: person, address: address, period: period)
        }
    }

    public func removeBusySource(
        _ id: BusySourceID, of person: PrincipalID
    ) async throws(CalendarStoreError) -> Bool {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.execute("DELETE FROM busy_source WHERE id = \(id) AND principal = \(person)") > 0
        }
    }

    public func busySourcesDue(at now: Instant, limit: Int) async throws(CalendarStoreError) -> [BusySource] {
        try await database.read { connection throws(CalendarStoreError) in
            var found: [BusySource] = []
            try connection.forEach(
                """
                SELECT \(BusySource.columns) FROM busy_source WHERE tried IS NULL OR tried + period <= \(now)
                ORDER BY COALESCE(tried, 0), id LIMIT \(limit)
                """
            ) {
                found.append(BusySource($0))
                return .next
            }
            return found
        }
    }

    public func note(
        _ fetch: BusySourceFetch, of id: BusySourceID, at now: Instant
    ) async throws(CalendarStoreError) {
        _ = try await database.write { connection throws(CalendarStoreError) in
            switch fetch {
            case .letter(let octets):
                try connection.execute(
                    """
                    UPDATE busy_source SET fetched = \(now), tried = \(now), failure = NULL, octets = \(octets)
                    WHERE id = \(id)
                    """)
            case .failed(let reason):
                try connection.execute("UPDATE busy_source SET tried = \(now), failure = \(reason) WHERE id = \(id)")
            }
        }
    }
}

extension BusySource {
    /// What `init(_:)` reads, in its order.
    fileprivate static let columns: SQL = "id, principal, address, period, fetched, tried, failure"

    fileprivate init(_ row: any Row) {
        self.init(
            id: BusySourceID(rawValue: row.integer(0)), owner: PrincipalID(rawValue: row.integer(1)),
            address: row.text(2), period: row.integer(3),
            fetched: row.optionalInteger(4).map(Instant.init(secondsSinceEpoch:)),
            tried: row.optionalInteger(5).map(Instant.init(secondsSinceEpoch:)), failure: row.optionalText(6))
    }
}
