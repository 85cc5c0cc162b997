import Failures
public import Markup

/// Whom an access control entry is about (RFC 3744 §5.5.1).
public enum AccessPrincipal: Hashable, Sendable {
    /// As it was written; which principal that is, only the server can say.
    case href(String)
    /// Everybody, signed in or not.
    case all
    case authenticated
    case unauthenticated
    /// Whoever the property of the resource points to, such as `DAV:owner`.
    case property(XMLName)
    /// The resource itself, being a principal.
    case isSelf

    init(_ element: XMLElement) throws(Failure) {
        let children = element.children
        guard children.count == 1, let child = children.first else {
            throw .badBody("A principal has one element in it.")
        }
        switch child.name {
        case .dav("href"): self = .href(String(child.text.trimmingBlanks()))
        case .dav("all"): self = .all
        case .dav("authenticated"): self = .authenticated
        case .dav("unauthenticated"): self = .unauthenticated
        case .dav("self"): self = .isSelf
        case .dav("property"):
            guard child.children.count == 1, let property = child.children.first else {
                throw .badBody("A property in a principal names one property.")
            }
            self = .property(property.name)
        default:
            throw Failure(
                .recognizedPrincipal, reason: "principal \(child.name)", detail: "\(child.name) is no principal.")
        }
    }

    func write(to writer: inout XMLWriter) {
        writer.element(.dav("principal")) { writer in
            switch self {
            case .href(let href): writer.element(.dav("href"), text: href)
            case .all: writer.element(.dav("all"))
            case .authenticated: writer.element(.dav("authenticated"))
            case .unauthenticated: writer.element(.dav("unauthenticated"))
            case .property(let name): writer.element(.dav("property")) { $0.element(name) }
            case .isSelf: writer.element(.dav("self"))
            }
        }
    }
}
