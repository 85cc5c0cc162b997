/// Where the name of an unfolded content line ends and where its value begins:
/// `name *(";" param) ":" value` (RFC 5545 §3.1).
struct LineHeader {
    var nameLength: Int
    var valueStart: Int
    var parameters: Int
    /// Whether the quotes in the parameters do not go together, so that the line must be written anew to be right.
    var isIrregular: Bool

    /// Reads a line as it stands; a folded one as far as its first physical line, if that has the value's colon.
    init?(_ line: LogicalLine, of text: UnsafeBufferPointer<UInt8>) {
        let first = UnsafeBufferPointer(rebasing: text[line.start..<line.firstEnd])
        if let header = LineHeader(strict: first) {
            self = header
            return
        }
        guard line.isFolded else {
            guard let header = LineHeader(lenient: first) else { return nil }
            self = header
            return
        }
        let whole = unfolded(UnsafeBufferPointer(rebasing: text[line.start..<line.contentEnd]))
        let header = whole.withUnsafeBufferPointer { LineHeader(strict: $0) ?? LineHeader(lenient: $0) }
        guard let header else { return nil }
        self = header
    }

    private init(nameLength: Int, valueStart: Int, parameters: Int, isIrregular: Bool) {
        self.nameLength = nameLength
        self.valueStart = valueStart
        self.parameters = parameters
        self.isIrregular = isIrregular
    }

    /// The value begins behind the first colon outside quotes.
    private init?(strict octets: UnsafeBufferPointer<UInt8>) {
        let nameLength = LineHeader.nameLength(octets)
        guard nameLength > 0, nameLength < octets.count else { return nil }
        if octets[nameLength] == Octet.colon {
            self.init(nameLength: nameLength, valueStart: nameLength + 1, parameters: 0, isIrregular: false)
            return
        }
        guard octets[nameLength] == Octet.semicolon else { return nil }
        var parameters = 1
        var isQuoted = false
        for index in (nameLength + 1)..<octets.count {
            switch octets[index] {
            case Octet.quote: isQuoted.toggle()
            case Octet.semicolon where !isQuoted: parameters += 1
            case Octet.colon where !isQuoted:
                self.init(
                    nameLength: nameLength, valueStart: index + 1, parameters: parameters, isIrregular: false)
                return
            default: break
            }
        }
        return nil
    }

    /// A quote that is never closed hides the colon: then quotes are letters like all others.
    private init?(lenient octets: UnsafeBufferPointer<UInt8>) {
        let nameLength = LineHeader.nameLength(octets)
        guard nameLength > 0, nameLength < octets.count, octets[nameLength] == Octet.semicolon,
            let colon = octets[nameLength...].firstIndex(of: Octet.colon)
        else { return nil }
        let parameters = octets[nameLength..<colon].reduce(0) { $1 == Octet.semicolon ? $0 + 1 : $0 }
        self.init(nameLength: nameLength, valueStart: colon + 1, parameters: parameters, isIrregular: true)
    }

    private static func nameLength(_ octets: UnsafeBufferPointer<UInt8>) -> Int {
        var length = 0
        while length < octets.count, octets[length].isNameOctet { length += 1 }
        return length
    }
}
