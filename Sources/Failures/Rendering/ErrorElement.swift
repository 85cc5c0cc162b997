/// The body that names the condition which failed (RFC 4918 §14.5, §16).
public struct ErrorElement: Hashable, Sendable {
    public static let mediaType = "application/xml; charset=utf-8"

    private let condition: Condition

    /// Nothing when no condition has a name for the failure: such an answer needs no body.
    public init?(_ failure: Failure) {
        guard let condition = failure.condition else { return nil }
        self.condition = condition
    }

    public init(_ condition: Condition) {
        self.condition = condition
    }

    /// As a document of its own.
    public var text: String {
        let namespaces = #"xmlns:D="\#(ElementName.davNamespace)" xmlns:C="\#(ElementName.caldavNamespace)""#
        return #"<?xml version="1.0" encoding="utf-8"?>"# + "\n<D:error \(namespaces)>\(inner)</D:error>\n"
    }

    /// As a part of a document where `D` and `C` are the prefixes of WebDAV and CalDAV.
    public var part: String { "<D:error>\(inner)</D:error>" }

    private var inner: String {
        let element = condition.element
        let name = Self.prefixed(element)
        // Rare enough to be declared where it is.
        guard element.namespace != ElementName.pushNamespace else {
            return #"<\#(name) xmlns:P="\#(ElementName.pushNamespace)"/>"#
        }
        let content = content
        return content.isEmpty ? "<\(name)/>" : "<\(name)>\(content)</\(name)>"
    }

    private var content: String {
        switch condition {
        case .lockTokenSubmitted(let paths), .noConflictingLock(let paths): paths.map(Self.href).joined()
        case .noUIDConflict(let path), .uniqueSchedulingObjectResource(let path): path.map(Self.href) ?? ""
        case .needPrivileges(let needed):
            needed.map { need in
                let privilege = "<D:privilege><\(Self.prefixed(need.privilege))/></D:privilege>"
                return "<D:resource>\(Self.href(need.path))\(privilege)</D:resource>"
            }.joined()
        default: ""
        }
    }

    private static func href(_ path: String) -> String {
        "<D:href>\(XMLText.escape(path))</D:href>"
    }

    private static func prefixed(_ name: ElementName) -> String {
        switch name.namespace {
        case ElementName.davNamespace: "D:" + name.local
        case ElementName.pushNamespace: "P:" + name.local
        default: "C:" + name.local
        }
    }
}
