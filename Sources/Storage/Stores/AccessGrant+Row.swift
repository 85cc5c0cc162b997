public import CalendarModel

/// As the database keeps it; the numbers are never given another meaning.
enum AccessScopeKind: Int64, SQLBindable {
    case home = 1
    case calendar = 2
}

extension AccessScope {
    var kind: AccessScopeKind {
        switch self {
        case .home: .home
        case .calendar: .calendar
        }
    }

    var number: Int64 {
        switch self {
        case .home(let principal): principal.rawValue
        case .calendar(let calendar): calendar.rawValue
        }
    }
}

/// Kept as the principal's number, or 0 for whoever has signed in.
extension AccessGrant.Grantee: SQLBindable {
    public static var sqlType: SQLType { .integer }
    public var sqlValue: SQLValue { .integer(number) }

    var number: Int64 {
        switch self {
        case .principal(let id): id.rawValue
        case .authenticated: 0
        }
    }
}

extension AccessGrant {
    /// The privileges as the database keeps them: by name, in a fixed order.
    var privilegeList: String {
        Privilege.allCases.filter(privileges.contains).map(\.rawValue).joined(separator: ",")
    }

    /// Columns: grantee, privileges.
    init(_ row: any Row) throws(CalendarStoreError) {
        let number = row.integer(0)
        var privileges: Set<Privilege> = []
        for name in row.text(1).split(separator: ",") {
            guard let privilege = Privilege(rawValue: String(name)) else {
                throw .damaged("access_grant.privileges", number)
            }
            privileges.insert(privilege)
        }
        self.init(
            grantee: number == 0 ? .authenticated : .principal(PrincipalID(rawValue: number)), privileges: privileges)
    }
}
