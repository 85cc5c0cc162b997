/// A content line (RFC 5545 §3.1) that keeps the octets it was read from until it is changed.
///
/// Equal when name, parameters and value are, whatever the case of the name, the folds and the place.
public struct ContentLine: Hashable, Sendable {
    /// Where it stood in its text, counted from 1; 0 for a line made here.
    public let line: Int
    private var content: Content

    private enum Content: Sendable {
        case read(ReadLine)
        case written(WrittenLine)
    }

    public init(name: String, parameters: [LetterParameter] = [], value: String) {
        self.line = 0
        self.content = .written(WrittenLine(name: name, parameters: parameters, value: value))
    }

    init(_ read: ReadLine, line: Int) {
        self.line = line
        self.content = .read(read)
    }

    /// The same line with the octets behind it up to `end`, which are no content line.
    func extended(to end: Int) -> ContentLine {
        guard case .read(var read) = content else { return self }
        read.end = end
        return ContentLine(read, line: line)
    }

    /// As written.
    public var name: String {
        get {
            switch content {
            case .read(let read): read.name
            case .written(let written): written.name
            }
        }
        set { content = .written(WrittenLine(name: newValue, parameters: parameters, value: value)) }
    }

    /// The name in upper case, by which properties are known.
    public var key: String {
        switch content {
        case .read(let read): read.key
        case .written(let written): written.name.uppercased()
        }
    }

    public var parameters: [LetterParameter] {
        get {
            switch content {
            case .read(let read): read.parameters
            case .written(let written): written.parameters
            }
        }
        set { content = .written(WrittenLine(name: name, parameters: newValue, value: value)) }
    }

    /// As it stands behind the colon, unfolded, its escapes not undone.
    public var value: String {
        get {
            switch content {
            case .read(let read): read.value
            case .written(let written): written.value
            }
        }
        set { content = .written(WrittenLine(name: name, parameters: parameters, value: newValue)) }
    }

    /// The value as a TEXT (RFC 5545 §3.3.11), its escapes undone.
    public var text: String { TextValue.unescape(value) }

    /// The first value of the parameter; its name may be in any case.
    public func parameter(_ name: String) -> String? {
        switch content {
        case .read(let read): return read.parameter(name)
        case .written(let written):
            let name = name.uppercased()
            return written.parameters.first { $0.name.uppercased() == name }?.values.first
        }
    }

    /// Whether this is the property `key`, given in upper case. Makes no strings.
    public func isNamed(_ key: String) -> Bool {
        switch content {
        case .read(let read): read.isNamed(key)
        case .written(let written): written.name.uppercased() == key
        }
    }

    public static func == (first: ContentLine, second: ContentLine) -> Bool {
        if case .read(let one) = first.content, case .read(let other) = second.content, one.hasSameOctets(as: other) {
            return true
        }
        return first.key == second.key && first.value == second.value && first.parameters == second.parameters
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(value)
    }

    /// As it came, or, when it was changed, as `writeStrict` has it.
    public func write(into octets: inout [UInt8]) {
        switch content {
        case .read(let read): read.write(into: &octets)
        case .written(let written): written.write(into: &octets)
        }
    }

    /// In UTF-8, without control characters, folded at 75 octets, ended by CRLF; octet for octet where it is so
    /// already.
    public func writeStrict(into octets: inout [UInt8]) {
        switch content {
        case .read(let read):
            guard !read.writeStrict(into: &octets) else { return }
            WrittenLine(name: read.name, parameters: read.parameters, value: read.value).write(into: &octets)
        case .written(let written): written.write(into: &octets)
        }
    }
}

/// What a line made or changed here says.
final class WrittenLine: Sendable {
    let name: String
    let parameters: [LetterParameter]
    let value: String

    init(name: String, parameters: [LetterParameter], value: String) {
        self.name = name
        self.parameters = parameters
        self.value = value
    }

    /// A line end in the value becomes the escape `\n`, so that no value can begin a new property.
    func write(into octets: inout [UInt8]) {
        var line: [UInt8] = []
        line.append(contentsOf: name.utf8.filter(\.isNameOctet))
        for parameter in parameters { parameter.write(into: &line) }
        line.append(Octet.colon)
        for octet in value.utf8 {
            switch octet {
            case Octet.lineFeed: line += [Octet.backslash, UInt8(ascii: "n")]
            case _ where octet.isForbiddenControl: break
            default: line.append(octet)
            }
        }
        line.withUnsafeBufferPointer { Folding.write($0, into: &octets) }
    }
}
