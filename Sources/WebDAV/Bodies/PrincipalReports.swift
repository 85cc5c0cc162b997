public import Failures
public import Markup

/// A `DAV:acl-principal-prop-set` report: properties of the principals in a resource's ACL (RFC 3744 §9.2).
public struct ACLPrincipalPropSet: Hashable, Sendable {
    public let properties: PropertyRequest

    public init(_ root: XMLElement) throws(Failure) {
        try root.expect(.dav("acl-principal-prop-set"))
        self.properties = try PropertyRequest(requiredIn: root)
    }
}

/// A `DAV:principal-match` report: the members of a collection that are the user, or that the user is named in
/// (RFC 3744 §9.3).
public struct PrincipalMatch: Hashable, Sendable {
    public enum Criterion: Hashable, Sendable {
        /// Principals that are the user, or that the user belongs to.
        case isSelf
        /// Resources whose property points to such a principal.
        case property(XMLName)
    }

    public let criterion: Criterion
    public let properties: PropertyRequest

    public init(_ root: XMLElement) throws(Failure) {
        try root.expect(.dav("principal-match"))
        switch (try root.only(.dav("self")), try root.only(.dav("principal-property"))) {
        case (.some, nil): self.criterion = .isSelf
        case (nil, let property?):
            guard property.children.count == 1, let name = property.children.first?.name else {
                throw .badBody("principal-property names one property.")
            }
            self.criterion = .property(name)
        default: throw .badBody("principal-match asks for self or for one principal-property.")
        }
        self.properties = try PropertyRequest(requiredIn: root)
    }
}

/// A `DAV:principal-search-property-set` report: what can be searched for (RFC 3744 §9.5).
public struct PrincipalSearchPropertySet: Hashable, Sendable {
    public init(_ root: XMLElement) throws(Failure) {
        try root.expect(.dav("principal-search-property-set"))
    }

    /// The answer: each property with its description in English.
    public static func answer(_ rows: [(name: XMLName, description: String)]) -> [UInt8] {
        var writer = XMLWriter(prefixes: WebDAVPrefixes.all)
        writer.element(.dav("principal-search-property-set")) { writer in
            for row in rows {
                writer.element(.dav("principal-search-property")) { writer in
                    writer.element(.dav("prop")) { $0.element(row.name) }
                    writer.element(
                        .dav("description"), [XMLAttribute(.language, value: "en")], text: row.description)
                }
            }
        }
        return writer.takeOctets()
    }
}
