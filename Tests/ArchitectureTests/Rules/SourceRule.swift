/// A rule of the house that one file can be held against.
protocol SourceRule: Sendable {
    func findings(in file: SourceFile) -> [Finding]
}

/// Words that only certain places may use.
struct WordRule: SourceRule {
    /// What the words are about, for the message.
    let message: String
    let words: [Word]
    /// Whether a file may use them.
    let isAllowed: @Sendable (SourceFile) -> Bool

    func findings(in file: SourceFile) -> [Finding] {
        guard !isAllowed(file) else { return [] }
        return file.code.enumerated().flatMap { index, line in
            words.filter { $0.occurs(in: line) }.map { file.finding(index, "\($0.text): \(message)") }
        }
    }
}

/// A piece of code that is looked for; it may not continue a longer identifier to its left.
struct Word: ExpressibleByStringLiteral, Sendable {
    let text: String

    init(stringLiteral text: String) {
        self.text = text
    }

    func occurs(in line: String) -> Bool {
        // Most lines do not hold it at all, and octets are compared sooner than characters.
        guard line.utf8.count >= text.utf8.count, line.contains(text) else { return false }
        let line = Array(line), sought = Array(text)
        guard line.count >= sought.count else { return false }
        return (0...line.count - sought.count).contains { start in
            line[start..<start + sought.count].elementsEqual(sought)
                && (start == 0 || !sought[0].continuesIdentifier || !line[start - 1].continuesIdentifier)
                && (start == 0 || sought[0] != "." || !line[start - 1].endsExpression)
                && (start + sought.count == line.count || !sought[sought.count - 1].continuesIdentifier
                    || !line[start + sought.count].continuesIdentifier)
        }
    }
}

extension Character {
    fileprivate var continuesIdentifier: Bool {
        isLetter || isNumber || self == "_"
    }

    /// Whether a dot after this character reads a member of something, rather than an implicit one.
    fileprivate var endsExpression: Bool {
        continuesIdentifier || self == ")" || self == "]" || self == "}" || self == "?" || self == "!" || self == "`"
    }
}
