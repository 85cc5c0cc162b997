/// What names somebody looks for (RFC 7808 §5.5): upper and lower case are the same, and so are `_` and a blank.
struct NamePattern: Hashable, Sendable {
    private let text: String
    private let isOpenAtStart: Bool
    private let isOpenAtEnd: Bool

    /// An asterisk stands for anything, at the beginning and at the end; behind a backslash it is itself.
    init(_ pattern: String) throws(TimeZoneRefusal) {
        var rest = pattern[...]
        isOpenAtStart = rest.first == "*"
        if isOpenAtStart { rest = rest.dropFirst() }
        var plain = ""
        var isOpen = false
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                guard let escaped = rest.popFirst(), escaped == "*" || escaped == "\\" else { throw .invalidPattern }
                plain.append(escaped)
            case "*":
                guard rest.isEmpty else { throw .invalidPattern }
                isOpen = true
            default: plain.append(character)
            }
        }
        // With nothing but asterisks it would be the list.
        guard !plain.isEmpty else { throw .invalidPattern }
        isOpenAtEnd = isOpen
        text = Self.folded(plain)
    }

    func matches(_ name: String) -> Bool {
        let name = Self.folded(name)
        switch (isOpenAtStart, isOpenAtEnd) {
        case (false, false): return name == text
        case (true, false): return name.hasSuffix(text)
        case (false, true): return name.hasPrefix(text)
        case (true, true): return name.indices.contains { name[$0...].hasPrefix(text) }
        }
    }

    private static func folded(_ name: String) -> String {
        String(name.lowercased().map { $0 == "_" ? " " : $0 })
    }
}
