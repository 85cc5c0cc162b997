public import CalendarModel
public import Chronology

extension Store: PropertyKeeping {
    public func deadProperties(
        of owners: [PropertyOwner]
    ) async throws(CalendarStoreError) -> [PropertyOwner: [DeadProperty]] {
        try await database.read { connection throws(CalendarStoreError) in
            var found: [PropertyOwner: [DeadProperty]] = [:]
            for (scope, owners) in Dictionary(grouping: owners, by: \.scope) {
                for list in SQL.lists(of: owners.map(\.number)) {
                    try connection.forEach(
                        """
                        SELECT owner, namespace, name, octets FROM dead_property
                        WHERE scope = \(scope) AND owner IN \(list) ORDER BY owner, namespace, name
                        """
                    ) { row in
                        let property = DeadProperty(
                            namespace: row.text(1), name: row.text(2), octets: row.bytes(3))
                        found[PropertyOwner(scope, number: row.integer(0)), default: []].append(property)
                        return .next
                    }
                }
            }
            return found
        }
    }

    public func change(
        _ changes: [DeadPropertyChange], of owner: PropertyOwner, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.require(owner)
            try connection.change(changes, of: owner)
            if case .calendar(let calendar) = owner { try connection.notePropertyChange(of: calendar, at: now) }
        }
    }
}

/// As the database keeps it; the numbers are never given another meaning.
enum PropertyScope: Int64, SQLBindable {
    case home = 1
    case calendar = 2
    case object = 3
    case file = 4
}

extension PropertyOwner {
    init(_ scope: PropertyScope, number: Int64) {
        self =
            switch scope {
            case .home: .home(PrincipalID(rawValue: number))
            case .calendar: .calendar(CalendarID(rawValue: number))
            case .object: .object(ObjectID(rawValue: number))
            case .file: .file(FileID(rawValue: number))
            }
    }

    var scope: PropertyScope {
        switch self {
        case .home: .home
        case .calendar: .calendar
        case .object: .object
        case .file: .file
        }
    }

    var number: Int64 {
        switch self {
        case .home(let id): id.rawValue
        case .calendar(let id): id.rawValue
        case .object(let id): id.rawValue
        case .file(let id): id.rawValue
        }
    }
}

extension Connection {
    /// Makes the changes in their order.
    func change(_ changes: [DeadPropertyChange], of owner: PropertyOwner) throws(CalendarStoreError) {
        for change in changes {
            switch change {
            case .set(let property):
                try execute(
                    """
                    INSERT INTO dead_property (scope, owner, namespace, name, octets)
                    VALUES (\(owner.scope), \(owner.number), \(property.namespace), \(property.name), \
                    \(property.octets))
                    ON CONFLICT (scope, owner, namespace, name) DO UPDATE SET octets = excluded.octets
                    """)
            case .remove(let namespace, let name):
                try execute(
                    """
                    DELETE FROM dead_property WHERE scope = \(owner.scope) AND owner = \(owner.number)
                        AND namespace = \(namespace) AND name = \(name)
                    """)
            }
        }
    }

    func copyProperties(of source: PropertyOwner, to target: PropertyOwner) throws(CalendarStoreError) {
        try execute(
            """
            INSERT INTO dead_property (scope, owner, namespace, name, octets)
            SELECT scope, \(target.number), namespace, name, octets FROM dead_property
            WHERE scope = \(source.scope) AND owner = \(source.number)
            """)
    }

    func removeProperties(of owner: PropertyOwner) throws(CalendarStoreError) {
        try execute("DELETE FROM dead_property WHERE scope = \(owner.scope) AND owner = \(owner.number)")
    }

    fileprivate func require(_ owner: PropertyOwner) throws(CalendarStoreError) {
        switch owner {
        case .home(let id): try requirePrincipal(id)
        case .calendar(let id): try requireCalendar(id)
        case .object(let id):
            let isThere = try exists(
                """
                SELECT 1 FROM calendar_object o JOIN calendar c ON c.id = o.calendar
                WHERE o.id = \(id) AND c.owner IS NOT NULL
                """)
            guard isThere else { throw .noSuchObject }
        case .file(let id):
            var isThere: SQL = "SELECT 1 FROM file WHERE id = \(id)"
            if let owner = id.rootOwner { isThere = "SELECT 1 FROM principal WHERE id = \(owner)" }
            guard try exists(isThere) else { throw .noSuchFile }
        }
    }
}
