public import CalendarModel
public import Chronology

extension Store: AvailabilityKeeping {
    public func availabilities(
        of people: [PrincipalID]
    ) async throws(CalendarStoreError) -> [PrincipalID: [UInt8]] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [PrincipalID: [UInt8]] = [:]
            for list in SQL.lists(of: people) {
                try connection.forEach("SELECT principal, octets FROM availability WHERE principal IN \(list)") {
                    found[PrincipalID(rawValue: $0.integer(0))] = $0.bytes(1)
                    return .next
                }
            }
            return found
        }
    }

    public func setAvailability(
        _ octets: [UInt8]?, of person: PrincipalID, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(person)
            guard let octets else {
                try connection.execute("DELETE FROM availability WHERE principal = \(person)")
                return
            }
            try connection.execute(
                """
                INSERT INTO availability (principal, modified, octets) VALUES (\(person), \(now), \(octets))
                ON CONFLICT (principal) DO UPDATE SET modified = excluded.modified, octets = excluded.octets
                """)
        }
    }

    public func freeBusySharing(of person: PrincipalID) async throws(CalendarStoreError) -> FreeBusySharing {
        try await database.glance { connection throws(CalendarStoreError) in
            try connection.first(
                "SELECT is_public, token_digest FROM free_busy_sharing WHERE principal = \(person)"
            ) { FreeBusySharing(isPublic: $0.bool(0), tokenDigest: $0.optionalText(1)) } ?? .nobody
        }
    }

    public func setFreeBusySharing(
        _ sharing: FreeBusySharing, of person: PrincipalID
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(person)
            try connection.execute("DELETE FROM free_busy_sharing WHERE principal = \(person)")
            guard sharing != .nobody else { return }
            try connection.execute(
                """
                INSERT INTO free_busy_sharing (principal, is_public, token_digest)
                VALUES (\(person), \(sharing.isPublic), \(sharing.tokenDigest))
                """)
        }
    }
}
