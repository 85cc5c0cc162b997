/// The one way in which a segment is written: unreserved characters, sub-delimiters, `:` and `@` as they are, all else
/// as `%XX` in upper case (RFC 3986 §3.3).
enum PathEncoding {
    static func encode(_ segment: String) -> String {
        guard !segment.utf8.allSatisfy({ isLiteral[Int($0)] }) else { return segment }
        var octets: [UInt8] = []
        octets.reserveCapacity(segment.utf8.count * 3)
        for octet in segment.utf8 {
            if isLiteral[Int(octet)] {
                octets.append(octet)
            } else {
                octets.append(UInt8(ascii: "%"))
                octets.append(digits[Int(octet >> 4)])
                octets.append(digits[Int(octet & 15)])
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// What a hexadecimal digit counts.
    static func value(ofDigit octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): octet - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): octet - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): octet - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static let isLiteral: [Bool] = {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        var isLiteral = [Bool](repeating: false, count: 256)
        for octet in (letters + "-._~" + "!$&'()*+,;=" + ":@").utf8 { isLiteral[Int(octet)] = true }
        return isLiteral
    }()
}
