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
