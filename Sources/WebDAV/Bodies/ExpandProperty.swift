public import Failures
public import Markup

/// A `DAV:expand-property` report: properties, and those of the resources that they point to (RFC 3253 §3.8).
public struct ExpandProperty: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public var name: XMLName
        /// What is asked of the resources in the property's value.
        public var nested: [Item]

        public init(_ name: XMLName, nested: [Item] = []) {
            self.name = name
            self.nested = nested
        }
    }

    public let properties: [Item]

    /// All levels together: every level may multiply the work.
    public static let maximumCount = 256
    /// How many resources away properties are asked for at most.
    public static let maximumDepth = 8

    public init(_ root: XMLElement) throws(Failure) {
        try root.expect(.dav("expand-property"))
        var count = 0
        self.properties = try Self.items(in: root, depth: 0, count: &count)
    }

    private static func items(in element: XMLElement, depth: Int, count: inout Int) throws(Failure) -> [Item] {
        var found: [Item] = []
        for case .element(let property) in element.content where property.name == .dav("property") {
            count += 1
            guard depth < maximumDepth, count <= maximumCount else {
                throw .badBody("More is to be expanded than \(maximumCount) properties at \(maximumDepth) levels.")
            }
            guard let name = property.attribute("name"), isName(name) else {
                throw .badBody("A property has no name, or none that XML could have.")
            }
            let namespace = property.attribute("namespace") ?? "DAV:"
            guard namespace != "http://www.w3.org/2000/xmlns/" else {
                throw .badBody("Nothing can have a name in the namespace of the namespaces.")
            }
            let nested = try Self.items(in: property, depth: depth + 1, count: &count)
            found.append(Item(XMLName(namespace, name), nested: nested))
        }
        return found
    }

    /// Whether an element in the answer may be called so. No property is known whose name is not ASCII.
    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first == UInt8(ascii: "_") || isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "-._".utf8.contains($0) }
    }

    private static func isLetter(_ octet: UInt8) -> Bool {
        (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
    }
}
