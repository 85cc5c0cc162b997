import Chronology
import Failures

/// Writes one JSON text (RFC 8259) into octets as it goes: no white space, members in the order in which they are named.
struct JSONWriter {
    private(set) var octets: [UInt8] = []
    private var needsComma = false

    /// A whole text.
    static func text(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        return writer.octets
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
    ) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
            for element in elements { body(&writer, element) }
        }
    }

    /// The name of a member; its value follows.
    mutating func name(_ name: StaticString) {
        separate()
        octets.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { octets.append(contentsOf: $0) }
        octets += [UInt8(ascii: "\""), UInt8(ascii: ":")]
        needsComma = false
    }

    mutating func string(_ text: String) {
        value { octets in
            let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && ![0x22, 0x3C, 0x5C].contains($0) }
            guard isPlain else {
                octets.append(contentsOf: JSONString.quoted(text).utf8)
                return
            }
            octets.append(UInt8(ascii: "\""))
            octets.append(contentsOf: text.utf8)
            octets.append(UInt8(ascii: "\""))
        }
    }

    mutating func number(_ number: Int) {
        value { $0.append(contentsOf: String(number).utf8) }
    }

    mutating func bool(_ flag: Bool) {
        value { $0.append(contentsOf: (flag ? "true" : "false").utf8) }
    }

    mutating func null() {
        value { $0.append(contentsOf: "null".utf8) }
    }

    /// RFC 3339, in UTC or with the offset of a zone.
    mutating func instant(_ instant: Instant, in zone: Zone? = nil) {
        value { octets in
            octets.append(UInt8(ascii: "\""))
            instant.appendRFC3339(in: zone ?? .utc, to: &octets)
            octets.append(UInt8(ascii: "\""))
        }
    }

    private mutating func value(_ write: (inout [UInt8]) -> Void) {
        separate()
        write(&octets)
        needsComma = true
    }

    private mutating func enclose(_ start: UInt8, _ end: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        octets.append(start)
        needsComma = false
        body(&self)
        octets.append(end)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { octets.append(UInt8(ascii: ",")) }
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ text: String?) {
        self.name(name)
        if let text { string(text) } else { null() }
    }

    mutating func member(_ name: StaticString, _ number: Int) {
        self.name(name)
        self.number(number)
    }

    mutating func member(_ name: StaticString, _ flag: Bool) {
        self.name(name)
        bool(flag)
    }

    mutating func member(_ name: StaticString, _ texts: [String]) {
        self.name(name)
        array(texts) { $0.string($1) }
    }

    mutating func member(_ name: StaticString, _ instant: Instant?, in zone: Zone? = nil) {
        self.name(name)
        if let instant { self.instant(instant, in: zone) } else { null() }
    }
}
