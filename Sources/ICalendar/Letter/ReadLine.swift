/// A content line where it stands in the text it was read from; name, parameters and value are decoded when asked for.
struct ReadLine: Sendable {
    /// Shared with all lines of the text.
    let text: [UInt8]
    let start: Int
    let contentEnd: Int
    /// Behind the line end, blank lines, and lines that are none: all that is written back with this one.
    var end: Int
    let nameLength: Int32
    /// Counted from `start` in the unfolded line.
    let valueStart: Int32
    let isFolded: Bool
    let isIrregular: Bool

    init(_ line: LogicalLine, header: LineHeader, of text: [UInt8]) {
        self.text = text
        self.start = line.start
        self.contentEnd = line.contentEnd
        self.end = line.end
        self.nameLength = Int32(truncatingIfNeeded: header.nameLength)
        self.valueStart = Int32(truncatingIfNeeded: header.valueStart)
        self.isFolded = line.isFolded
        self.isIrregular = header.isIrregular
    }

    var hasParameters: Bool { valueStart != nameLength + 1 }

    var name: String {
        withUnfolded { OctetText.string(UnsafeBufferPointer(rebasing: $0[..<Int(nameLength)])) }
    }

    /// The name in upper case. It has no octets but letters, digits and three signs.
    var key: String {
        withUnfolded { OctetText.upperCased(UnsafeBufferPointer(rebasing: $0[..<Int(nameLength)])) }
    }

    var value: String {
        withUnfolded { OctetText.string(UnsafeBufferPointer(rebasing: $0[Int(valueStart)...])) }
    }

    var parameters: [LetterParameter] {
        guard hasParameters else { return [] }
        return withUnfolded {
            LetterParameter.all(
                in: UnsafeBufferPointer(rebasing: $0[Int(nameLength)..<(Int(valueStart) - 1)]),
                quotesCount: !isIrregular)
        }
    }

    func parameter(_ name: String) -> String? {
        guard hasParameters else { return nil }
        return withUnfolded {
            LetterParameter.first(
                name, in: UnsafeBufferPointer(rebasing: $0[Int(nameLength)..<(Int(valueStart) - 1)]),
                quotesCount: !isIrregular)
        }
    }

    func isNamed(_ key: String) -> Bool {
        guard key.utf8.count == Int(nameLength) else { return false }
        return text.withUnsafeBufferPointer { text in
            var index = start
            for octet in key.utf8 {
                // A name with a fold in it, seen in no file so far.
                if text[index].endsLine { return name.uppercased() == key }
                guard text[index].upperCased == octet else { return false }
                index += 1
            }
            return true
        }
    }

    func hasSameOctets(as other: ReadLine) -> Bool {
        contentEnd - start == other.contentEnd - other.start
            && text[start..<contentEnd] == other.text[other.start..<other.contentEnd]
    }

    func write(into octets: inout [UInt8]) {
        octets.append(contentsOf: text[start..<end])
    }

    /// Writes the line if it can be written without decoding it, and says whether it was.
    func writeStrict(into octets: inout [UInt8]) -> Bool {
        guard !isIrregular else { return false }
        return text.withUnsafeBufferPointer { text in
            let line = UnsafeBufferPointer(rebasing: text[start..<contentEnd])
            if Folding.isStrict(line) {
                octets.append(contentsOf: line)
                octets.append(Octet.carriageReturn)
                octets.append(Octet.lineFeed)
                return true
            }
            return withUnfolded { line in
                guard Folding.isPlain(line) else { return false }
                Folding.write(line, into: &octets)
                return true
            }
        }
    }

    private func withUnfolded<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        text.withUnsafeBufferPointer { text in
            let line = UnsafeBufferPointer(rebasing: text[start..<contentEnd])
            guard isFolded else { return body(line) }
            return unfolded(line).withUnsafeBufferPointer(body)
        }
    }
}
