public import CalendarModel
public import Failures
public import Markup

/// What is to become of properties: the body of PROPPATCH (RFC 4918 §9.2), and what MKCOL (RFC 5689 §3) and
/// MKCALENDAR (RFC 4791 §5.3.1) set.
public struct PropertyUpdate: Hashable, Sendable {
    public enum Instruction: Hashable, Sendable {
        /// The property as it was sent, its language handed down from the elements around it.
        case set(XMLElement)
        case remove(XMLName)

        public var name: XMLName {
            switch self {
            case .set(let element): element.name
            case .remove(let name): name
            }
        }
    }

    /// In the order of the document, in which they are carried out (RFC 4918 §14.19).
    public let instructions: [Instruction]

    public static let maximumCount = 1000

    /// Reads the body of a PROPPATCH.
    public init(_ octets: [UInt8]) throws(Failure) {
        let root = try XMLElement(body: octets, root: .dav("propertyupdate"))
        self.instructions = try Self.instructions(in: root)
        guard root.children.contains(where: { Self.isInstruction($0.name) }) else {
            throw .badBody("propertyupdate has neither set nor remove in it.")
        }
    }

    /// Reads the `DAV:set` elements in the root of a request that makes a collection. There is nothing yet to remove.
    public init(setOf root: XMLElement) throws(Failure) {
        guard root.first(.dav("remove")) == nil else { throw .badBody("There is nothing to remove yet.") }
        self.instructions = try Self.instructions(in: root)
    }

    public init(instructions: [Instruction]) {
        self.instructions = instructions
    }

    /// The names that occur, each once, in their order.
    public var names: [XMLName] {
        var seen: Set<XMLName> = []
        return instructions.map(\.name).filter { seen.insert($0).inserted }
    }

    private static func isInstruction(_ name: XMLName) -> Bool {
        name == .dav("set") || name == .dav("remove")
    }

    private static func instructions(in root: XMLElement) throws(Failure) -> [Instruction] {
        var instructions: [Instruction] = []
        for case .element(let group) in root.content where isInstruction(group.name) {
            guard let prop = try group.only(.dav("prop")) else {
                throw .badBody("\(group.name) has no DAV:prop in it.")
            }
            for case .element(let property) in prop.content {
                guard instructions.count < maximumCount else {
                    throw .badBody("More than \(maximumCount) properties are to be changed.")
                }
                instructions.append(group.name == .dav("set") ? .set(property) : .remove(property.name))
            }
        }
        return instructions
    }
}

extension DeadProperty {
    /// Keeps the property as it was sent (RFC 4918 §4.3).
    public init(_ element: XMLElement) {
        self.init(namespace: element.name.namespace, name: element.name.local, octets: element.standalone)
    }
}

extension DeadPropertyChange {
    public init(_ instruction: PropertyUpdate.Instruction) {
        switch instruction {
        case .set(let element): self = .set(DeadProperty(element))
        case .remove(let name): self = .remove(namespace: name.namespace, name: name.local)
        }
    }
}
