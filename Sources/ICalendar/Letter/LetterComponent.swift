/// A component as text (RFC 5545 §3.6): its content lines and components in the order in which they stand.
///
/// Equal when name and nodes are, whatever the line ends, the folds and the place.
public struct LetterComponent: Hashable, Sendable {
    /// Where its BEGIN stood, counted from 1; 0 for a component made here.
    public let line: Int
    /// In upper case.
    public var name: String {
        didSet { if name != oldValue { frame = nil } }
    }
    public var nodes: [LetterNode]
    /// The octets of its BEGIN and END as they came.
    var frame: Frame?

    /// The BEGIN and END of a component that was read; the END may be missing.
    struct Frame: Sendable {
        var text: [UInt8]
        var begin: Range<Int>
        var end: Range<Int>
    }

    public init(name: String, nodes: [LetterNode] = []) {
        self.line = 0
        self.name = name.uppercased()
        self.nodes = nodes
    }

    init(name: String, line: Int, frame: Frame) {
        self.line = line
        self.name = name
        self.nodes = []
        self.frame = frame
    }

    /// The content lines directly in it.
    public var lines: [ContentLine] {
        nodes.compactMap { if case .line(let line) = $0 { line } else { nil } }
    }

    /// The components directly in it.
    public var components: [LetterComponent] {
        nodes.compactMap { if case .component(let component) = $0 { component } else { nil } }
    }

    /// The first content line with this name, given in upper case.
    public func first(_ key: String) -> ContentLine? {
        for case .line(let line) in nodes where line.isNamed(key) { return line }
        return nil
    }

    /// All content lines with this name, given in upper case.
    public func all(_ key: String) -> [ContentLine] {
        nodes.compactMap { if case .line(let line) = $0, line.isNamed(key) { line } else { nil } }
    }

    /// Puts `line` in the place of the first line of its name, or behind the last line; others of its name go.
    public mutating func set(_ line: ContentLine) {
        let key = line.key
        let place = nodes.firstIndex { if case .line(let line) = $0 { line.isNamed(key) } else { false } }
        guard let place else {
            let last = nodes.lastIndex { if case .line = $0 { true } else { false } }
            nodes.insert(.line(line), at: last.map { $0 + 1 } ?? 0)
            return
        }
        nodes[place] = .line(line)
        let rest = nodes[(place + 1)...].filter {
            if case .line(let line) = $0 { !line.isNamed(key) } else { true }
        }
        nodes.replaceSubrange((place + 1)..., with: rest)
    }

    /// Takes all content lines of this name out, given in upper case.
    public mutating func removeAll(_ key: String) {
        nodes.removeAll { if case .line(let line) = $0 { line.isNamed(key) } else { false } }
    }

    public static func == (first: LetterComponent, second: LetterComponent) -> Bool {
        first.name == second.name && first.nodes == second.nodes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(nodes)
    }
}
