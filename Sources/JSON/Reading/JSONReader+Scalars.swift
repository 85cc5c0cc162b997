extension JSONReader {
    /// RFC 8259 §7
    mutating func string() throws(JSONError) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while true {
            let octet = try peek()
            guard content.count <= limits.string else { throw .stringTooLong(offset: start, limit: limits.string) }
            switch octet {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: content, as: UTF8.self) else { throw .badEncoding(offset: start) }
                return text
            case UInt8(ascii: "\\"):
                position += 1
                content += try escape()
            case 0..<0x20: throw .unexpected(offset: position)
            default:
                content.append(octet)
                position += 1
            }
        }
    }

    private mutating func escape() throws(JSONError) -> [UInt8] {
        let octet = try peek()
        position += 1
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [octet]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw .unexpected(offset: position - 1)
        }
    }

    /// Four digits, or a surrogate pair of twice four.
    private mutating func unicodeEscape() throws(JSONError) -> [UInt8] {
        let start = position
        let first = try fourDigits()
        var number = first
        if (0xD800...0xDBFF).contains(first) {
            guard position + 1 < octets.count, octets[position] == UInt8(ascii: "\\"),
                octets[position + 1] == UInt8(ascii: "u")
            else { throw .badEncoding(offset: start) }
            position += 2
            let second = try fourDigits()
            guard (0xDC00...0xDFFF).contains(second) else { throw .badEncoding(offset: start) }
            number = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(number) else { throw .badEncoding(offset: start) }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else {
                throw .unexpected(offset: position)
            }
            number = number << 4 | UInt32(digit)
            position += 1
        }
        return number
    }

    /// RFC 8259 §6
    mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        if try peek() == UInt8(ascii: "-") { position += 1 }
        let whole = try digits()
        guard whole == 1 || octets[position - whole] != UInt8(ascii: "0") else { throw .unexpected(offset: start) }
        var isInteger = true
        if position < octets.count, octets[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            _ = try digits()
        }
        if position < octets.count, octets[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if let sign = octets[position...].first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                position += 1
            }
            _ = try digits()
        }
        guard position - start <= limits.number else { throw .numberTooLong(offset: start, limit: limits.number) }
        let text = String(decoding: octets[start..<position], as: UTF8.self)
        return isInteger ? Int64(text).map(JSONValue.integer) ?? .decimal(text) : .decimal(text)
    }

    /// At least one; how many there were.
    private mutating func digits() throws(JSONError) -> Int {
        let start = position
        while position < octets.count, (0x30...0x39).contains(octets[position]) { position += 1 }
        guard position > start else {
            guard position < octets.count else { throw .truncated }
            throw .unexpected(offset: position)
        }
        return position - start
    }
}
