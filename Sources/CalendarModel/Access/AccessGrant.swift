/// What is granted to somebody on a calendar or on a whole home, beside what the owner may do anyway
/// (RFC 3744 §5.5). There are grants only: nothing is denied to one who was granted it elsewhere.
public struct AccessGrant: Hashable, Sendable {
    /// To whom.
    public enum Grantee: Hashable, Sendable {
        /// A user, or everybody in a team.
        case principal(PrincipalID)
        /// Whoever has signed in.
        case authenticated
    }

    public var grantee: Grantee
    /// As they were granted; what they contain is granted with them.
    public var privileges: Set<Privilege>

    public init(grantee: Grantee, privileges: Set<Privilege>) {
        self.grantee = grantee
        self.privileges = privileges
    }
}

/// What grants stand on.
public enum AccessScope: Hashable, Sendable {
    /// The home and all calendars in it.
    case home(PrincipalID)
    case calendar(CalendarID)
}

extension AccessGrant {
    /// What those in a team may do with the team's calendars, without anything having been granted to them. Which
    /// calendars there are is up to whoever administers the team.
    public static let membership: Set<Privilege> = [.read, .write, .unlock]
    /// What they may do with the home around those.
    public static let homeMembership: Set<Privilege> = [.read]
}

extension Sequence<AccessGrant> {
    /// Everything that is granted to any of `grantees`, with what it contains. Whoever may do anything at all may also
    /// know what they may (RFC 3744 §3.7).
    public func privileges(of grantees: Set<AccessGrant.Grantee>) -> Set<Privilege> {
        filter { grantees.contains($0.grantee) }.reduce(into: []) { $0.formUnion($1.privileges.closure) }
    }
}

extension Set<Privilege> {
    /// These with what they contain; nothing stays nothing.
    public var closure: Set<Privilege> {
        isEmpty ? [] : reduce(into: [.readCurrentUserPrivilegeSet]) { $0.formUnion($1.closure) }
    }
}
