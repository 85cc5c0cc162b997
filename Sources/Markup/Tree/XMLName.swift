/// The name of an element or attribute: a namespace, empty for none, and a local name (Namespaces in XML 1.0 §3).
///
/// Prefixes are no part of it, so `==` means "the same name".
public struct XMLName: Hashable, Sendable {
    public let namespace: String
    public let local: String

    public init(_ namespace: String, _ local: String) {
        self.namespace = namespace
        self.local = local
    }
}

extension XMLName: CustomStringConvertible {
    /// In James Clark's notation: `{namespace}local`.
    public var description: String {
        namespace.isEmpty ? local : "{\(namespace)}\(local)"
    }
}
