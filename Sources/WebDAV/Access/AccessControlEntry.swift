public import CalendarModel
public import Markup

/// What is granted to whom, as `DAV:acl` shows it (RFC 3744 §5.5).
public struct AccessControlEntry: Hashable, Sendable {
    public var principal: AccessPrincipal
    public var privileges: [Privilege]
    /// Cannot be changed (§5.5.3).
    public var isProtected: Bool
    /// The resource that it comes from (§5.5.4).
    public var inheritedFrom: String?

    public init(
        principal: AccessPrincipal, privileges: [Privilege], isProtected: Bool = false, inheritedFrom: String? = nil
    ) {
        self.principal = principal
        self.privileges = privileges
        self.isProtected = isProtected
        self.inheritedFrom = inheritedFrom
    }

    /// The content of `DAV:acl`.
    public static func write(_ entries: [AccessControlEntry], to writer: inout XMLWriter) {
        for entry in entries { entry.write(to: &writer) }
    }

    private func write(to writer: inout XMLWriter) {
        writer.element(.dav("ace")) { writer in
            principal.write(to: &writer)
            writer.element(.dav("grant")) { writer in
                for privilege in privileges { privilege.write(to: &writer) }
            }
            if isProtected { writer.element(.dav("protected")) }
            if let inheritedFrom {
                writer.element(.dav("inherited")) { $0.element(.dav("href"), text: inheritedFrom) }
            }
        }
    }

    /// The content of `DAV:acl-restrictions`: nothing is denied, nobody is excepted (RFC 3744 §5.6).
    public static func writeRestrictions(to writer: inout XMLWriter) {
        writer.element(.dav("grant-only"))
        writer.element(.dav("no-invert"))
    }
}
