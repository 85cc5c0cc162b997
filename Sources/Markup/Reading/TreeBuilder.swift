/// Builds the tree of elements out of what the parser meets, and stops it at the limits.
///
/// A class since C has to point to it; it lives as long as one parse, in one thread.
final class TreeBuilder {
    private let limits: XMLLimits
    private var open: [XMLElement] = []
    private(set) var root: XMLElement?
    /// The first thing that is wrong; what is met after it does not count.
    var failure: MarkupError?
    private var text: [UInt8] = []
    private var declarations: [XMLNamespaceDeclaration] = []
    private var elements = 0
    /// The namespaces met so far, so that each is one string.
    private var namespaces: [String] = []

    init(limits: XMLLimits) {
        self.limits = limits
        open.reserveCapacity(8)
    }

    func declare(prefix: UnsafePointer<CChar>?, namespace: UnsafePointer<CChar>?, line: () -> Int) {
        guard declarations.count < limits.attributes else {
            return failure = .tooManyAttributes(line: line(), limit: limits.attributes)
        }
        let namespace = namespace.map { ExpandedName.octets($0) }
        guard namespace?.count ?? 0 <= limits.nameOctets else {
            return failure = .nameTooLong(line: line(), limit: limits.nameOctets)
        }
        declarations.append(
            XMLNamespaceDeclaration(
                prefix: prefix.map { String(cString: $0) } ?? "", namespace: namespace.map(interned) ?? ""))
    }

    func begin(
        _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?, line: () -> Int
    ) {
        flushText()
        elements += 1
        guard elements <= limits.elements else {
            return failure = .tooManyElements(line: line(), limit: limits.elements)
        }
        guard open.count < limits.depth else { return failure = .nestedTooDeep(line: line(), limit: limits.depth) }
        guard let name = ExpandedName(name, limit: limits.nameOctets) else {
            return failure = .nameTooLong(line: line(), limit: limits.nameOctets)
        }
        var element = XMLElement(self.name(name), prefix: name.prefix, declarations: declarations)
        element.language = open.last?.language
        if let attributes { add(attributes, to: &element, line: line) }
        declarations.removeAll(keepingCapacity: true)
        open.append(element)
    }

    /// Names and values in turn, ended by a null.
    private func add(
        _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>, to element: inout XMLElement, line: () -> Int
    ) {
        var index = 0
        while let pointer = attributes[index], let value = attributes[index + 1] {
            guard element.attributes.count + element.declarations.count < limits.attributes else {
                return failure = .tooManyAttributes(line: line(), limit: limits.attributes)
            }
            guard let name = ExpandedName(pointer, limit: limits.nameOctets) else {
                return failure = .nameTooLong(line: line(), limit: limits.nameOctets)
            }
            let attribute = XMLAttribute(self.name(name), prefix: name.prefix, value: String(cString: value))
            if attribute.name == .language { element.language = attribute.value.isEmpty ? nil : attribute.value }
            element.attributes.append(attribute)
            index += 2
        }
    }

    func append(_ octets: UnsafeBufferPointer<UInt8>) {
        text.append(contentsOf: octets)
    }

    func end() {
        flushText()
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].content.append(.element(element))
        }
    }

    /// expat gives text in pieces; here it becomes one node.
    private func flushText() {
        guard !text.isEmpty else { return }
        if !open.isEmpty { open[open.count - 1].content.append(.text(String(decoding: text, as: UTF8.self))) }
        text.removeAll(keepingCapacity: true)
    }

    private func name(_ name: ExpandedName) -> XMLName {
        XMLName(name.namespace.map(interned) ?? "", name.local)
    }

    private func interned(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        for namespace in namespaces where namespace.utf8.elementsEqual(octets) { return namespace }
        let namespace = String(decoding: octets, as: UTF8.self)
        if namespaces.count < 16 { namespaces.append(namespace) }
        return namespace
    }
}

/// A name as expat gives it: `local`, or `namespace local`, or `namespace local prefix`, with a separator between.
struct ExpandedName {
    /// No XML text can have this character, so no name can forge another.
    static let separator: UInt8 = 1

    let namespace: UnsafeBufferPointer<UInt8>?
    let local: String
    let prefix: String?

    init?(_ pointer: UnsafePointer<CChar>, limit: Int) {
        let octets = ExpandedName.octets(pointer)
        guard octets.count <= limit else { return nil }
        guard let first = octets.firstIndex(of: ExpandedName.separator) else {
            (namespace, local, prefix) = (nil, String(decoding: octets, as: UTF8.self), nil)
            return
        }
        let rest = octets[(first + 1)...]
        let second = rest.firstIndex(of: ExpandedName.separator)
        namespace = UnsafeBufferPointer(rebasing: octets[..<first])
        local = String(decoding: UnsafeBufferPointer(rebasing: rest[..<(second ?? rest.endIndex)]), as: UTF8.self)
        prefix = second.map { String(decoding: UnsafeBufferPointer(rebasing: rest[($0 + 1)...]), as: UTF8.self) }
    }

    static func octets(_ pointer: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        var count = 0
        while pointer[count] != 0 { count += 1 }
        return pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
            UnsafeBufferPointer(start: $0, count: count)
        }
    }
}
