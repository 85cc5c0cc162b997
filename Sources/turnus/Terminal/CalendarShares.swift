import CalendarModel

/// With whom a calendar is shared, as the list of calendars says it.
struct CalendarShares: Hashable {
    struct Entry: Hashable {
        let name: String
        let level: String
    }

    /// In the order in which it was granted.
    let entries: [Entry]

    init(_ grants: [AccessGrant], names: [PrincipalID: String]) {
        entries = grants.map { grant in
            let name =
                switch grant.grantee {
                case .authenticated: "everyone"
                case .principal(let id): names[id] ?? "?"
                }
            return Entry(name: name, level: Self.level(of: grant.privileges.closure))
        }
    }

    /// The word that `share` has for it, or the nearest.
    private static func level(of privileges: Set<Privilege>) -> String {
        if privileges.contains(.writeContent) { return "write" }
        return privileges.contains(.read) ? "read" : "free-busy-only"
    }

    var text: String { entries.map { "\($0.name):\($0.level)" }.joined(separator: " ") }

    var json: JSONText {
        .array(entries.map { .object([("with", .string($0.name)), ("level", .string($0.level))]) })
    }
}
