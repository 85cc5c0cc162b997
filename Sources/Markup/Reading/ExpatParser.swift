import CExpat

/// Owns one expat parser and frees it exactly once.
///
/// The pointer never leaves this file, and nothing in it suspends. Document types are refused where they begin, so
/// there are no entities to expand and nothing outside to fetch.
struct ExpatParser: ~Copyable {
    private let pointer: OpaquePointer
    private let builder: TreeBuilder

    init(limits: XMLLimits) throws(MarkupError) {
        guard let pointer = XML_ParserCreateNS(nil, CChar(bitPattern: ExpandedName.separator)) else {
            throw .outOfMemory
        }
        self.pointer = pointer
        self.builder = TreeBuilder(limits: limits)
        XML_SetReturnNSTriplet(pointer, 1)
        XML_SetElementHandler(pointer, Handlers.begin, Handlers.end)
        XML_SetCharacterDataHandler(pointer, Handlers.text)
        XML_SetStartNamespaceDeclHandler(pointer, Handlers.declare)
        XML_SetStartDoctypeDeclHandler(pointer, Handlers.documentType)
    }

    deinit {
        XML_ParserFree(pointer)
    }

    /// Reads the whole text at once: expat would read long tokens again for every piece.
    consuming func parse(_ octets: [UInt8]) throws(MarkupError) -> XMLElement {
        let context = Context(parser: pointer, builder: builder)
        let status = withExtendedLifetime(context) {
            XML_SetUserData(pointer, Unmanaged.passUnretained(context).toOpaque())
            return octets.withUnsafeBytes { octets in
                XML_Parse(pointer, octets.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(octets.count), 1)
            }
        }
        if let failure = builder.failure { throw failure }
        guard status == XML_STATUS_OK, let root = builder.root else { throw error() }
        return root
    }

    private borrowing func error() -> MarkupError {
        let line = Int(XML_GetCurrentLineNumber(pointer))
        let code = XML_GetErrorCode(pointer)
        switch code {
        case XML_ERROR_NO_MEMORY: return .outOfMemory
        case XML_ERROR_NO_ELEMENTS: return .empty
        case XML_ERROR_UNDEFINED_ENTITY: return .undefinedEntity(line: line)
        case XML_ERROR_UNBOUND_PREFIX: return .unboundPrefix(line: line)
        case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING, XML_ERROR_PARTIAL_CHAR:
            return .badEncoding(line: line)
        default:
            return .notWellFormed(reason: XML_ErrorString(code).map { String(cString: $0) } ?? "", line: line)
        }
    }
}

/// What the handlers need: where to put what is met, and whom to stop.
private final class Context {
    let parser: OpaquePointer
    let builder: TreeBuilder

    init(parser: OpaquePointer, builder: TreeBuilder) {
        self.parser = parser
        self.builder = builder
    }

    var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

    /// Runs `body` unless something went wrong before, and stops the parser if something does now.
    func run(_ body: (TreeBuilder) -> Void) {
        guard builder.failure == nil else { return }
        body(builder)
        if builder.failure != nil { XML_StopParser(parser, 0) }
    }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> Context? {
        pointer.map { Unmanaged<Context>.fromOpaque($0).takeUnretainedValue() }
    }
}

private enum Handlers {
    static let begin: XML_StartElementHandler = { data, name, attributes in
        guard let context = Context.at(data), let name else { return }
        context.run { $0.begin(name, attributes) { context.line } }
    }

    static let end: XML_EndElementHandler = { data, _ in
        Context.at(data)?.run { $0.end() }
    }

    static let text: XML_CharacterDataHandler = { data, octets, count in
        guard let octets else { return }
        octets.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { octets in
            Context.at(data)?.run { $0.append(UnsafeBufferPointer(start: octets, count: Int(count))) }
        }
    }

    static let declare: XML_StartNamespaceDeclHandler = { data, prefix, namespace in
        guard let context = Context.at(data) else { return }
        context.run { $0.declare(prefix: prefix, namespace: namespace) { context.line } }
    }

    static let documentType: XML_StartDoctypeDeclHandler = { data, _, _, _, _ in
        guard let context = Context.at(data) else { return }
        context.run { $0.failure = .documentType(line: context.line) }
    }
}
