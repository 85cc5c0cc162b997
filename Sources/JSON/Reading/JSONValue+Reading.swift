extension JSONValue {
    /// Reads one JSON text (RFC 8259), all of it and nothing beside it.
    ///
    /// Stricter than most: no byte order mark, no name twice in one object, no half of a surrogate pair.
    public init(reading octets: [UInt8], limits: JSONLimits = .request) throws(JSONError) {
        guard octets.count <= limits.octets else { throw .tooLarge(octets: octets.count, limit: limits.octets) }
        var reader = JSONReader(octets: octets, limits: limits)
        self = try reader.text()
    }
}

/// One pass over the octets.
struct JSONReader {
    let octets: [UInt8]
    let limits: JSONLimits
    var position = 0
    private var values = 0

    init(octets: [UInt8], limits: JSONLimits) {
        self.octets = octets
        self.limits = limits
    }

    mutating func text() throws(JSONError) -> JSONValue {
        skipSpace()
        guard position < octets.count else { throw .empty }
        let value = try value(depth: 0)
        skipSpace()
        guard position == octets.count else { throw .trailing(offset: position) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        values += 1
        guard values <= limits.values else { throw .tooManyValues(limit: limits.values) }
        switch try peek() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth)
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        while try !closes(UInt8(ascii: "}"), isFirst: members.isEmpty) {
            guard try peek() == UInt8(ascii: "\"") else { throw .unexpected(offset: position) }
            let name = try string()
            guard names.insert(name).inserted else { throw .duplicateName(name) }
            skipSpace()
            guard try peek() == UInt8(ascii: ":") else { throw .unexpected(offset: position) }
            position += 1
            skipSpace()
            members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
        }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth)
        var elements: [JSONValue] = []
        while try !closes(UInt8(ascii: "]"), isFirst: elements.isEmpty) {
            elements.append(try value(depth: depth))
        }
        return .array(elements)
    }

    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth <= limits.depth else { throw .nestedTooDeep(offset: position, limit: limits.depth) }
        position += 1
    }

    /// Whether the array or object ends here; else stands at its next element, behind the comma.
    private mutating func closes(_ end: UInt8, isFirst: Bool) throws(JSONError) -> Bool {
        skipSpace()
        if try peek() == end {
            position += 1
            return true
        }
        guard !isFirst else { return false }
        guard try peek() == UInt8(ascii: ",") else { throw .unexpected(offset: position) }
        position += 1
        skipSpace()
        return false
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for octet in word.utf8 {
            guard try peek() == octet else { throw .unexpected(offset: position) }
            position += 1
        }
        return value
    }

    func peek() throws(JSONError) -> UInt8 {
        guard position < octets.count else { throw .truncated }
        return octets[position]
    }

    private mutating func skipSpace() {
        while position < octets.count, [0x20, 0x09, 0x0A, 0x0D].contains(octets[position]) { position += 1 }
    }
}
