/// Writes XML as UTF-8 from the front to the back; what is done can be taken out at any time.
///
/// Names are written with the prefixes given at the start, which are declared on the first element; other namespaces
/// are declared where they are needed. There is no default namespace, so an element without one needs nothing.
public struct XMLWriter: Sendable {
    /// What has been written and not been taken.
    public private(set) var octets: [UInt8] = []
    private var bindings: [Binding] = []
    private var open: [OpenElement] = []
    private var hasRoot = false

    private struct Binding: Sendable {
        let prefix: String
        let namespace: String
    }

    private struct OpenElement: Sendable {
        let name: String
        let bindings: Int
    }

    /// `prefixes` are pairs of prefix and namespace, in the order in which they are declared.
    public init(prefixes: [(prefix: String, namespace: String)] = []) {
        bindings = prefixes.map { Binding(prefix: $0.prefix, namespace: $0.namespace) }
        append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    }

    /// Gives what has been written so far and forgets it.
    public mutating func takeOctets() -> [UInt8] {
        let taken = octets
        octets.removeAll(keepingCapacity: true)
        return taken
    }

    /// An element with what `body` writes in it.
    public mutating func element<Failure: Error>(
        _ name: XMLName, _ attributes: [XMLAttribute] = [],
        _ body: (inout XMLWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(name, attributes)
        try body(&self)
        end()
    }

    /// An element with a text, or an empty one.
    public mutating func element(_ name: XMLName, _ attributes: [XMLAttribute] = [], text: String = "") {
        openTag(name, prefix: nil, attributes, declarations: [])
        if text.isEmpty {
            append("/>")
            close()
        } else {
            append(">")
            self.text(text)
            end()
        }
    }

    /// Opens an element; every `begin` has its `end`.
    public mutating func begin(_ name: XMLName, _ attributes: [XMLAttribute] = []) {
        openTag(name, prefix: nil, attributes, declarations: [])
        append(">")
    }

    public mutating func end() {
        guard let last = open.last else { return }
        append("</")
        append(last.name)
        append(">")
        close()
    }

    public mutating func text(_ text: String) {
        XMLText.write(text, in: .content, to: &octets)
    }

    /// Text that is UTF-8 already, escaped like any other.
    public mutating func text(octets text: [UInt8]) {
        XMLText.write(text, in: .content, to: &octets)
    }

    /// Octets that are well-formed content already: a part that was written before, with the same prefixes.
    public mutating func raw(_ octets: [UInt8]) {
        self.octets.append(contentsOf: octets)
    }

    /// A tree of elements, with the prefixes that it was read with where they are free.
    public mutating func write(_ element: XMLElement) {
        openTag(element.name, prefix: element.prefix, element.attributes, declarations: element.declarations)
        guard !element.content.isEmpty else {
            append("/>")
            return close()
        }
        append(">")
        for node in element.content {
            switch node {
            case .text(let text): self.text(text)
            case .element(let inner): write(inner)
            }
        }
        end()
    }

    private mutating func openTag(
        _ name: XMLName, prefix: String?, _ attributes: [XMLAttribute], declarations: [XMLNamespaceDeclaration]
    ) {
        let outer = hasRoot ? bindings.count : 0
        hasRoot = true
        for declaration in declarations { declare(declaration, since: outer) }
        let tag = qualified(name, hint: prefix)
        let names = attributes.map { qualified($0.name, hint: $0.prefix) }
        append("<")
        append(tag)
        for binding in bindings[outer...] {
            append(" xmlns:")
            append(binding.prefix)
            writeValue(binding.namespace)
        }
        for (name, attribute) in zip(names, attributes) {
            append(" ")
            append(name)
            writeValue(attribute.value)
        }
        open.append(OpenElement(name: tag, bindings: open.isEmpty ? 0 : outer))
    }

    /// A prefix that values in the element may mean; the default namespace is never written.
    private mutating func declare(_ declaration: XMLNamespaceDeclaration, since outer: Int) {
        guard !declaration.prefix.isEmpty, !declaration.namespace.isEmpty,
            binding(of: declaration.prefix)?.namespace != declaration.namespace,
            !bindings[outer...].contains(where: { $0.prefix == declaration.prefix })
        else { return }
        bindings.append(Binding(prefix: declaration.prefix, namespace: declaration.namespace))
    }

    /// `prefix:local`, the prefix declared on this element if it has to be.
    private mutating func qualified(_ name: XMLName, hint: String?) -> String {
        if name.namespace.isEmpty { return name.local }
        if name.namespace == XMLName.xmlNamespace { return "xml:" + name.local }
        return prefix(of: name.namespace, hint: hint) + ":" + name.local
    }

    private mutating func prefix(of namespace: String, hint: String?) -> String {
        if let hint, binding(of: hint)?.namespace == namespace { return hint }
        for binding in bindings.reversed()
        where binding.namespace == namespace && self.binding(of: binding.prefix)?.namespace == namespace {
            return binding.prefix
        }
        var prefix = hint ?? ""
        if prefix.isEmpty || binding(of: prefix) != nil { prefix = freePrefix() }
        bindings.append(Binding(prefix: prefix, namespace: namespace))
        return prefix
    }

    private func freePrefix() -> String {
        var number = bindings.count
        while binding(of: "n\(number)") != nil { number += 1 }
        return "n\(number)"
    }

    /// What a prefix means here: the innermost declaration counts.
    private func binding(of prefix: String) -> Binding? {
        bindings.last { $0.prefix == prefix }
    }

    /// Leaves the innermost element, and its declarations with it.
    private mutating func close() {
        guard let closed = open.popLast() else { return }
        if !open.isEmpty { bindings.removeSubrange(closed.bindings...) }
    }

    private mutating func writeValue(_ value: String) {
        append("=\"")
        XMLText.write(value, in: .attribute, to: &octets)
        append("\"")
    }

    private mutating func append(_ text: String) {
        octets.append(contentsOf: text.utf8)
    }
}
