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
        var parameters: [LetterParameter] = []
        var start = 1
        while start < octets.count {
            let end = LetterParameter.end(of: Octet.semicolon, in: octets, from: start, quotesCount: quotesCount)
            parameters.append(LetterParameter(octets, from: start, to: end, quotesCount: quotesCount))
            // A `;` with nothing behind it is a parameter without a name.
            if end == octets.count - 1 { parameters.append(LetterParameter(name: "", values: [])) }
            start = end + 1
        }
        return parameters
    }

    /// The first value of the first parameter of this name, whatever its case; nothing else is decoded.
    static func first(
        _ name: String, in octets: UnsafeBufferPointer<UInt8>, quotesCount: Bool
    ) -> String? {
        var start = 1
        while start < octets.count {
            let end = LetterParameter.end(of: Octet.semicolon, in: octets, from: start, quotesCount: quotesCount)
            if let values = LetterParameter.valuesStart(of: name, in: octets, from: start, to: end) {
                guard values <= end else { return nil }
                let piece = UnsafeBufferPointer(rebasing: octets[values..<end])
                let first = LetterParameter.end(of: Octet.comma, in: piece, from: 0, quotesCount: quotesCount)
                return decodedValue(UnsafeBufferPointer(rebasing: piece[..<first]))
            }
            start = end + 1
        }
        return nil
    }

    /// One parameter, `NAME` or `NAME=value,"value"`.
    private init(_ octets: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, quotesCount: Bool) {
        var equals = start
        while equals < end, octets[equals] != Octet.equals { equals += 1 }
        name = OctetText.string(UnsafeBufferPointer(rebasing: octets[start..<equals]))
        values = []
        guard equals < end else { return }
        let list = UnsafeBufferPointer(rebasing: octets[(equals + 1)..<end])
        var next = 0
        while next <= list.count {
            let comma = LetterParameter.end(of: Octet.comma, in: list, from: next, quotesCount: quotesCount)
            values.append(LetterParameter.decodedValue(UnsafeBufferPointer(rebasing: list[next..<comma])))
            next = comma + 1
        }
    }

    /// Where the values of a parameter begin if it has this name; behind its end where it has none.
    private static func valuesStart(
        of name: String, in octets: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int? {
        var index = start
        for octet in name.utf8 {
            guard index < end, octets[index].upperCased == octet.upperCased else { return nil }
            index += 1
        }
        guard index == end || octets[index] == Octet.equals else { return nil }
        return index + 1
    }

    /// The first separator outside quotes, or the end.
    private static func end(
        of separator: UInt8, in octets: UnsafeBufferPointer<UInt8>, from start: Int, quotesCount: Bool
    ) -> Int {
        var isQuoted = false
        var index = start
        while index < octets.count {
            let octet = octets[index]
            if octet == separator, !isQuoted { return index }
            if octet == Octet.quote, quotesCount { isQuoted.toggle() }
            index += 1
        }
        return index
    }

    /// Without the quotes around it, and `^n`, `^^` and `^'` undone (RFC 6868 §3.2).
    private static func decodedValue(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        var start = 0
        var end = octets.count
        if end >= 2, octets[0] == Octet.quote, octets[end - 1] == Octet.quote {
            start += 1
            end -= 1
        }
        let value = UnsafeBufferPointer(rebasing: octets[start..<end])
        guard value.contains(Octet.caret) else { return OctetText.string(value) }
        var text: [UInt8] = []
        text.reserveCapacity(value.count)
        var index = 0
        while index < value.count {
            let escaped = index + 1 < value.count ? value[index + 1] : 0
            switch (value[index], escaped) {
            case (Octet.caret, UInt8(ascii: "n")): text.append(Octet.lineFeed)
            case (Octet.caret, Octet.caret): text.append(Octet.caret)
            case (Octet.caret, UInt8(ascii: "'")): text.append(Octet.quote)
            default:
                text.append(value[index])
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
