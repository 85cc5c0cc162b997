/// Writes JSON (RFC 8259) as a stream of octets; commas set themselves.
struct JSONWriter {
    private(set) var octets: [UInt8] = []
    private var needsComma = false

    init(capacity: Int) {
        octets.reserveCapacity(capacity)
    }

    mutating func array(_ body: (inout JSONWriter) -> Void) {
        surrounded(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        surrounded(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    private mutating func surrounded(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        octets.append(open)
        needsComma = false
        body(&self)
        octets.append(close)
        needsComma = true
    }

    mutating func key(_ name: String) {
        string(name)
        octets.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        octets.append(UInt8(ascii: "\""))
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): octets += [UInt8(ascii: "\\"), octet]
            case 0x0A: octets += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20, 0x7F: escape(octet)
            default: octets.append(octet)
            }
        }
        octets.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ octet: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        octets.append(contentsOf: "\\u00".utf8)
        octets += [digits[Int(octet >> 4)], digits[Int(octet & 15)]]
    }

    /// A number or a word as it is.
    mutating func bare(_ text: String) {
        separate()
        octets.append(contentsOf: text.utf8)
    }

    private mutating func separate() {
        if needsComma { octets.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}
