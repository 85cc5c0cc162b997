/// Whether a content line opens or closes a component, and of which name, in upper case.
enum LineKeyword {
    case begin(String)
    case end(String)
    /// A BEGIN or END of something that is no name.
    case malformed
    case other

    init(_ line: LogicalLine, _ header: LineHeader, of text: UnsafeBufferPointer<UInt8>) {
        let first = text[line.start] | 0x20
        guard first == UInt8(ascii: "b") || first == UInt8(ascii: "e"), header.nameLength == 5 || header.nameLength == 3
        else {
            self = .other
            return
        }
        let octets = UnsafeBufferPointer(rebasing: text[line.start..<line.contentEnd])
        self =
            line.isFolded
            ? unfolded(octets).withUnsafeBufferPointer { LineKeyword(header, unfolded: $0) }
            : LineKeyword(header, unfolded: octets)
    }

    private init(_ header: LineHeader, unfolded line: UnsafeBufferPointer<UInt8>) {
        let keyword = line[..<header.nameLength]
        let isBegin = LineKeyword.isEqual(keyword, "BEGIN")
        guard isBegin || LineKeyword.isEqual(keyword, "END") else {
            self = .other
            return
        }
        guard let name = LineKeyword.name(line[header.valueStart...]) else {
            self = .malformed
            return
        }
        self = isBegin ? .begin(name) : .end(name)
    }

    private static func isEqual(_ octets: Slice<UnsafeBufferPointer<UInt8>>, _ key: StaticString) -> Bool {
        guard octets.count == key.utf8CodeUnitCount else { return false }
        let key = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        return zip(octets, key).allSatisfy { $0.upperCased == $1 }
    }

    /// In upper case, without the spaces around it; nothing where it has other octets than a name may have.
    private static func name(_ octets: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        var octets = octets
        while let first = octets.first, first.isFoldingSpace { octets = octets.dropFirst() }
        while let last = octets.last, last.isFoldingSpace { octets = octets.dropLast() }
        guard !octets.isEmpty, octets.allSatisfy(\.isNameOctet) else { return nil }
        guard octets.contains(where: { $0 != $0.upperCased }) else { return String(decoding: octets, as: UTF8.self) }
        return String(decoding: octets.map(\.upperCased), as: UTF8.self)
    }
}
