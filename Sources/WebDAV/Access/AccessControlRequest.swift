public import CalendarModel
public import Failures
import Markup

/// The body of the ACL method (RFC 3744 §8.1): all that shall be granted from now on.
public struct AccessControlRequest: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var principal: AccessPrincipal
        public var privileges: Set<Privilege>

        public init(principal: AccessPrincipal, privileges: Set<Privilege>) {
            self.principal = principal
            self.privileges = privileges
        }
    }

    public let entries: [Entry]

    public static let maximumCount = 500

    /// What the restrictions of `DAV:acl-restrictions` forbid is refused by the name of its rule (RFC 3744 §8.1.1).
    public init(_ octets: [UInt8]) throws(Failure) {
        let root = try XMLElement(body: octets, root: .dav("acl"))
        let elements = root.all(.dav("ace"))
        guard elements.count <= Self.maximumCount else {
            throw Failure(
                .limitedNumberOfACEs, reason: "\(elements.count) ACEs",
                detail: "An ACL has at most \(Self.maximumCount) entries.")
        }
        var entries: [Entry] = []
        for element in elements { entries.append(try Self.entry(element)) }
        self.entries = entries
    }

    private static func entry(_ ace: XMLElement) throws(Failure) -> Entry {
        guard ace.first(.dav("invert")) == nil else {
            throw Failure(.noInvert, reason: "invert", detail: "Nothing is granted to all but somebody here.")
        }
        guard ace.first(.dav("protected")) == nil else {
            throw Failure(
                .noProtectedACEConflict, reason: "protected ACE", detail: "Protected entries cannot be set.")
        }
        guard ace.first(.dav("inherited")) == nil else {
            throw Failure(
                .noInheritedACEConflict, reason: "inherited ACE",
                detail: "Inherited entries are set where they come from.")
        }
        guard ace.first(.dav("deny")) == nil else {
            throw Failure(.grantOnly, reason: "deny", detail: "Privileges are granted here and never denied.")
        }
        guard let principal = try ace.only(.dav("principal")), let grant = try ace.only(.dav("grant")) else {
            throw .badBody("An ace has no principal or no grant in it.")
        }
        return Entry(principal: try AccessPrincipal(principal), privileges: try privileges(in: grant))
    }

    private static func privileges(in grant: XMLElement) throws(Failure) -> Set<Privilege> {
        var privileges: Set<Privilege> = []
        for element in grant.all(.dav("privilege")) {
            let names = element.children.map(\.name)
            guard names.count == 1 else { throw .badBody("A privilege has one element in it.") }
            guard let privilege = Privilege(names[0]) else {
                throw Failure(
                    .notSupportedPrivilege, reason: "privilege \(names[0])",
                    detail: "\(names[0]) is no privilege here.")
            }
            privileges.insert(privilege)
        }
        guard !privileges.isEmpty else { throw .badBody("A grant has no privilege in it.") }
        return privileges
    }
}
