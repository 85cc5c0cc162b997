/// A JSON text as it was read (RFC 8259 §3): nothing is rounded, nothing is lost.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number without fraction and exponent that 64 bits hold.
    case integer(Int64)
    /// Any other number, as it was written: whoever wants one says how exact.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    /// In the order in which they came; no name comes twice.
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSONValue

        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}
