/// TEXT values (RFC 5545 §3.3.11) and lists of them.
public enum TextValue {
    /// Undoes `\\`, `\,`, `\;`, `\n` and `\N`, and `\:` and `\"`, which are no escapes but found in files. Any other
    /// backslash stands for itself.
    public static func unescape(_ value: String) -> String {
        guard value.utf8.contains(Octet.backslash) else { return value }
        var octets: [UInt8] = []
        octets.reserveCapacity(value.utf8.count)
        var isEscaped = false
        for octet in value.utf8 {
            guard isEscaped else {
                if octet == Octet.backslash { isEscaped = true } else { octets.append(octet) }
                continue
            }
            isEscaped = false
            switch octet {
            case UInt8(ascii: "n"), UInt8(ascii: "N"): octets.append(Octet.lineFeed)
            case Octet.backslash, Octet.comma, Octet.semicolon, Octet.colon, Octet.quote: octets.append(octet)
            default: octets += [Octet.backslash, octet]
            }
        }
        if isEscaped { octets.append(Octet.backslash) }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Escapes backslashes, commas, semicolons and line ends of every kind.
    public static func escape(_ text: String) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for octet in text.utf8 {
            switch octet {
            case Octet.backslash, Octet.comma, Octet.semicolon: octets += [Octet.backslash, octet]
            case Octet.lineFeed where previous == Octet.carriageReturn: break
            case Octet.lineFeed, Octet.carriageReturn: octets += [Octet.backslash, UInt8(ascii: "n")]
            default: octets.append(octet)
            }
            previous = octet
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// The parts of a list between separators that no backslash precedes, their escapes not undone.
    public static func split(_ value: String, at separator: Character = ",") -> [String] {
        guard let separator = separator.asciiValue, value.utf8.contains(separator) else { return [value] }
        var parts: [String] = []
        var part: [UInt8] = []
        var isEscaped = false
        for octet in value.utf8 {
            if octet == separator, !isEscaped {
                parts.append(String(decoding: part, as: UTF8.self))
                part.removeAll(keepingCapacity: true)
            } else {
                part.append(octet)
            }
            isEscaped = octet == Octet.backslash && !isEscaped
        }
        parts.append(String(decoding: part, as: UTF8.self))
        return parts
    }
}
