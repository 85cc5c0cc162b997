/// The name of an element in a body that names a condition.
public struct ElementName: Hashable, Sendable {
    public let namespace: String
    public let local: String

    public init(namespace: String, local: String) {
        self.namespace = namespace
        self.local = local
    }

    /// RFC 4918 §21.1
    public static func dav(_ local: String) -> ElementName {
        ElementName(namespace: davNamespace, local: local)
    }

    /// RFC 4791 §4
    public static func caldav(_ local: String) -> ElementName {
        ElementName(namespace: caldavNamespace, local: local)
    }

    /// WebDAV-Push
    public static func push(_ local: String) -> ElementName {
        ElementName(namespace: pushNamespace, local: local)
    }

    static let davNamespace = "DAV:"
    static let caldavNamespace = "urn:ietf:params:xml:ns:caldav"
    static let pushNamespace = "https://bitfire.at/webdav-push"
}
