/// An element with what stands in it, as a value (XML 1.0 §3).
///
/// Comments and processing instructions are left out; all else that has a meaning is there, so that a property
/// nobody here knows can be kept and written back (RFC 4918 §4.3).
public struct XMLElement: Hashable, Sendable {
    public var name: XMLName
    /// As it was written; nil for none. Kept for whoever reads it, of no meaning.
    public var prefix: String?
    public var attributes: [XMLAttribute]
    /// The `xmlns` attributes on this element, which values may refer to.
    public var declarations: [XMLNamespaceDeclaration]
    public var content: [XMLNode]
    /// `xml:lang` of this element or of the nearest one around it that has it; nil where it is absent or empty.
    public var language: String?

    public init(
        _ name: XMLName, prefix: String? = nil, attributes: [XMLAttribute] = [],
        declarations: [XMLNamespaceDeclaration] = [], content: [XMLNode] = [], language: String? = nil
    ) {
        self.name = name
        self.prefix = prefix
        self.attributes = attributes
        self.declarations = declarations
        self.content = content
        self.language = language
    }

    /// The elements directly in it.
    public var children: [XMLElement] {
        content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The text directly in it, without that of its children.
    public var text: String {
        if content.count == 1, case .text(let text) = content[0] { return text }
        return content.reduce(into: "") { text, node in
            if case .text(let piece) = node { text += piece }
        }
    }

    /// The first child with this name.
    public func first(_ name: XMLName) -> XMLElement? {
        for case .element(let element) in content where element.name == name { return element }
        return nil
    }

    /// All children with this name.
    public func all(_ name: XMLName) -> [XMLElement] {
        content.compactMap { if case .element(let element) = $0, element.name == name { element } else { nil } }
    }

    /// The value of an attribute; one without a prefix is in no namespace (Namespaces in XML 1.0 §6.2).
    public func attribute(_ name: XMLName) -> String? {
        attributes.first { $0.name == name }?.value
    }

    public func attribute(_ local: String) -> String? {
        attributes.first { $0.name.local == local && $0.name.namespace.isEmpty }?.value
    }
}

/// What stands in an element, in order.
public enum XMLNode: Hashable, Sendable {
    case text(String)
    case element(XMLElement)
}

public struct XMLAttribute: Hashable, Sendable {
    public var name: XMLName
    public var prefix: String?
    public var value: String

    public init(_ name: XMLName, prefix: String? = nil, value: String) {
        self.name = name
        self.prefix = prefix
        self.value = value
    }
}

/// `xmlns:prefix="namespace"`, or `xmlns="namespace"` with an empty prefix.
public struct XMLNamespaceDeclaration: Hashable, Sendable {
    public var prefix: String
    public var namespace: String

    public init(prefix: String, namespace: String) {
        self.prefix = prefix
        self.namespace = namespace
    }
}
