/// An INTEGER (RFC 5545 §3.3.8): 32 bits with a sign.
public enum IntegerValue {
    public static func read(_ text: String) -> Int? {
        OctetCursor.read(text) { cursor in
            let sign = cursor.sign()
            let count = cursor.digitCount
            guard count > 0, count <= 18, let number = cursor.number(digits: count) else { return nil }
            return Int32(exactly: sign * number).map(Int.init)
        }
    }
}
