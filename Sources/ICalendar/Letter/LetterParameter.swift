/// A parameter of a content line (RFC 5545 §3.2), its values without quotes and RFC 6868 escapes.
public struct LetterParameter: Hashable, Sendable {
    /// As written.
    public var name: String
    /// None for a bare name without `=`, as vCalendar 1.0 wrote them.
    public var values: [String]

    public init(name: String, values: [String]) {
        self.name = name
        self.values = values
    }

    /// The parameters between the name and the colon; `octets` begins with the first `;` or is empty.
    static func all(in octets: UnsafeBufferPointer<UInt8>, quotesCount: Bool) -> [LetterParameter] {
        pieces(of: octets.dropFirst(), at: Octet.semicolon, quotesCount: quotesCount).map { piece in
            guard let equals = piece.firstIndex(of: Octet.equals) else {
                return LetterParameter(name: decoded(piece), values: [])
            }
            let values = pieces(of: piece[(equals + 1)...], at: Octet.comma, quotesCount: quotesCount)
            return LetterParameter(name: decoded(piece[..<equals]), values: values.map(decodedValue))
        }
    }

    private static func pieces(
        of octets: Slice<UnsafeBufferPointer<UInt8>>, at separator: UInt8, quotesCount: Bool
    ) -> [Slice<UnsafeBufferPointer<UInt8>>] {
        guard octets.startIndex < octets.endIndex || separator == Octet.comma else { return [] }
        var pieces: [Slice<UnsafeBufferPointer<UInt8>>] = []
        var start = octets.startIndex
        var isQuoted = false
        for index in octets.indices {
            if octets[index] == Octet.quote, quotesCount {
                isQuoted.toggle()
            } else if octets[index] == separator, !isQuoted {
                pieces.append(octets[start..<index])
                start = index + 1
            }
        }
        pieces.append(octets[start...])
        return pieces
    }

    private static func decoded(_ octets: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        OctetText.string(UnsafeBufferPointer(rebasing: octets))
    }

    /// Without the quotes around it, and `^n`, `^^` and `^'` undone (RFC 6868 §3.2).
    private static func decodedValue(_ octets: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var octets = octets
        if octets.count >= 2, octets.first == Octet.quote, octets.last == Octet.quote {
            octets = octets.dropFirst().dropLast()
        }
        guard octets.contains(Octet.caret) else { return decoded(octets) }
        var text: [UInt8] = []
        text.reserveCapacity(octets.count)
        var index = octets.startIndex
        while index < octets.endIndex {
            let escaped = index + 1 < octets.endIndex ? octets[index + 1] : 0
            switch (octets[index], escaped) {
            case (Octet.caret, UInt8(ascii: "n")): text.append(Octet.lineFeed)
            case (Octet.caret, Octet.caret): text.append(Octet.caret)
            case (Octet.caret, UInt8(ascii: "'")): text.append(Octet.quote)
            default:
                text.append(octets[index])
                index -= 1
            }
            index += 2
        }
        return OctetText.string(text)
    }

    /// `;NAME=value,"value"`, with what cannot stand there encoded (RFC 6868 §3.1) or left out.
    func write(into octets: inout [UInt8]) {
        let name = name.utf8.filter(\.isNameOctet)
        guard !name.isEmpty else { return }
        octets.append(Octet.semicolon)
        octets.append(contentsOf: name)
        for (index, value) in values.enumerated() {
            octets.append(index == 0 ? Octet.equals : Octet.comma)
            let isQuoted = value.utf8.contains {
                $0 == Octet.colon || $0 == Octet.semicolon || $0 == Octet.comma
            }
            if isQuoted { octets.append(Octet.quote) }
            for octet in value.utf8 {
                switch octet {
                case Octet.lineFeed: octets += [Octet.caret, UInt8(ascii: "n")]
                case Octet.caret: octets += [Octet.caret, Octet.caret]
                case Octet.quote: octets += [Octet.caret, UInt8(ascii: "'")]
                case _ where octet.isForbiddenControl: break
                default: octets.append(octet)
                }
            }
            if isQuoted { octets.append(Octet.quote) }
        }
    }
}
