/// Reads a short ASCII value from its start to its end, one piece after the other.
struct OctetCursor {
    private let octets: UnsafeBufferPointer<UInt8>
    private var position = 0

    private init(_ octets: UnsafeBufferPointer<UInt8>) {
        self.octets = octets
    }

    /// What `body` reads from `text`, or nothing when it leaves something unread.
    static func read<Value>(_ text: String, _ body: (inout OctetCursor) -> Value?) -> Value? {
        var text = text
        return text.withUTF8 { octets in
            var cursor = OctetCursor(octets)
            let value = body(&cursor)
            return cursor.isAtEnd ? value : nil
        }
    }

    var isAtEnd: Bool { position == octets.count }

    var remaining: Int { octets.count - position }

    /// The octet that comes next, 0 at the end.
    var next: UInt8 { isAtEnd ? 0 : octets[position] }

    /// Steps over `octet` if it comes next.
    mutating func take(_ octet: Unicode.Scalar) -> Bool {
        guard !isAtEnd, UInt32(octets[position]) == octet.value else { return false }
        position += 1
        return true
    }

    mutating func skip() {
        if !isAtEnd { position += 1 }
    }

    /// The number written with exactly `count` digits, or nothing.
    mutating func number(digits count: Int) -> Int? {
        guard remaining >= count else { return nil }
        var number = 0
        for offset in 0..<count {
            let digit = octets[position + offset] &- 0x30
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        position += count
        return number
    }

    /// How many digits come next.
    var digitCount: Int {
        var count = 0
        while position + count < octets.count, octets[position + count] &- 0x30 < 10 { count += 1 }
        return count
    }

    /// A sign, if there is one: -1 for a minus, else 1.
    mutating func sign() -> Int {
        if take("-") { return -1 }
        _ = take("+")
        return 1
    }
}
