import Markup

/// What must hold for every octet string: reading it ends, with a tree inside the limits or with an error; the tree
/// written is well-formed and reads as the same tree.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: data, count: size))
    let limits = XMLLimits(octets: 1 << 16, depth: 16, elements: 200, attributes: 16, nameOctets: 128)
    guard let root = try? XMLElement(reading: octets, limits: limits) else { return 0 }
    promise(depth(of: root) <= limits.depth, "deeper than the limit")
    promise(count(of: root) <= limits.elements, "more elements than the limit")

    var writer = XMLWriter(prefixes: [("D", "DAV:"), ("C", "urn:ietf:params:xml:ns:caldav")])
    writer.element(.dav("prop")) { $0.write(root) }
    guard let outer = try? XMLElement(reading: writer.octets), let again = outer.children.first else {
        fatalError("what was written cannot be read")
    }
    promise(meaning(again) == meaning(root), "what was written means something else")
    return 0
}

private func depth(of element: XMLElement) -> Int {
    1 + (element.children.map(depth).max() ?? 0)
}

private func count(of element: XMLElement) -> Int {
    element.children.reduce(1) { $0 + count(of: $1) }
}

/// The element without its prefixes and declarations.
private func meaning(_ element: XMLElement) -> XMLElement {
    XMLElement(
        element.name, attributes: element.attributes.map { XMLAttribute($0.name, value: $0.value) },
        content: element.content.compactMap { node in
            switch node {
            case .text(let text): allowed(text).isEmpty ? nil : .text(allowed(text))
            case .element(let inner): .element(meaning(inner))
            }
        }, language: element.language)
}

/// Without U+FFFE and U+FFFF, which expat lets through and the writer does not.
private func allowed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0xFFFE && $0.value != 0xFFFF }))
}

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
