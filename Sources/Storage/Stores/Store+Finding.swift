public import CalendarModel

extension Store: PrincipalFinding {
    public func principals(
        named names: [ResourceName], numbered ids: [PrincipalID], addressed addresses: [String]
    ) async throws(CalendarStoreError) -> [Principal] {
        let conditions =
            SQL.lists(of: names.map(\.key)).map { list -> SQL in "p.name_key IN \(list)" }
            + SQL.lists(of: ids).map { list -> SQL in "p.id IN \(list)" }
            + SQL.lists(of: addresses.map { $0.lowercased() }).map { list -> SQL in
                "p.id IN (SELECT principal FROM principal_address WHERE LOWER(address) IN \(list))"
            }
        guard !conditions.isEmpty else { return [] }
        return try await database.glance { connection throws(CalendarStoreError) in
            try connection.principals(where: "(\(SQL.joined(conditions, separator: " OR ")))")
        }
    }

    public func members(ofAll teams: [PrincipalID]) async throws(CalendarStoreError) -> Set<PrincipalID> {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: Set<PrincipalID> = []
            for list in SQL.lists(of: teams) {
                try connection.forEach("SELECT member FROM membership WHERE team IN \(list)") {
                    found.insert(PrincipalID(rawValue: $0.integer(0)))
                    return .next
                }
            }
            return found
        }
    }
}
