/// Blanks what is not code, so that a rule does not trip over a sentence about the thing it forbids.
///
/// Knows line and nested block comments and every form of string literal; what is interpolated into a string stays.
enum CodeText {
    static func blanking(_ text: String) -> String {
        var reader = Reader(Array(text.utf8))
        reader.readCode(untilClosingParenthesis: false)
        return String(decoding: reader.result, as: UTF8.self)
    }

    private struct Reader {
        private let octets: [UInt8]
        private var position = 0
        private(set) var result: [UInt8] = []

        init(_ octets: [UInt8]) {
            self.octets = octets
            result.reserveCapacity(octets.count)
        }

        mutating func readCode(untilClosingParenthesis isNested: Bool) {
            var depth = 0
            while position < octets.count {
                if starts(with: "//") {
                    while position < octets.count, octets[position] != UInt8(ascii: "\n") { blank() }
                } else if starts(with: "/*") {
                    blankBlockComment()
                } else if let hashes = hashesBeforeString() {
                    blankString(hashes: hashes)
                } else {
                    if octets[position] == UInt8(ascii: "(") { depth += 1 }
                    if octets[position] == UInt8(ascii: ")") {
                        depth -= 1
                        if isNested, depth == 0 { return keep() }
                    }
                    keep()
                }
            }
        }

        private mutating func blankBlockComment() {
            var depth = 0
            while position < octets.count {
                if starts(with: "/*") {
                    depth += 1
                    blank(2)
                } else if starts(with: "*/") {
                    depth -= 1
                    blank(2)
                    if depth == 0 { return }
                } else {
                    blank()
                }
            }
        }

        private mutating func blankString(hashes: Int) {
            blank(hashes)
            let quotes = starts(with: [UInt8](repeating: UInt8(ascii: "\""), count: 3)) ? 3 : 1
            blank(quotes)
            let marks = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
            let end = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + marks
            let escape = [UInt8(ascii: "\\")] + marks
            while position < octets.count {
                if starts(with: end) {
                    return blank(end.count)
                }
                if quotes == 1, octets[position] == UInt8(ascii: "\n") { return }
                if starts(with: escape) {
                    blank(escape.count)
                    if position < octets.count, octets[position] == UInt8(ascii: "(") {
                        readCode(untilClosingParenthesis: true)
                    } else {
                        blank()
                    }
                } else {
                    blank()
                }
            }
        }

        /// The number of `#` before the quotation mark here; nothing when no string begins here.
        private func hashesBeforeString() -> Int? {
            var ahead = position
            while ahead < octets.count, octets[ahead] == UInt8(ascii: "#") { ahead += 1 }
            return ahead < octets.count && octets[ahead] == UInt8(ascii: "\"") ? ahead - position : nil
        }

        private func starts(with text: String) -> Bool {
            starts(with: Array(text.utf8))
        }

        private func starts(with sought: [UInt8]) -> Bool {
            octets.count - position >= sought.count && octets[position..<position + sought.count].elementsEqual(sought)
        }

        private mutating func keep() {
            result.append(octets[position])
            position += 1
        }

        /// Line breaks stay, so that line numbers do.
        private mutating func blank(_ count: Int = 1) {
            for _ in 0..<count where position < octets.count {
                result.append(octets[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
                position += 1
            }
        }
    }
}
