/// Ties an answer to its lines in the log: 16 hexadecimal digits.
public struct RequestID: Hashable, Sendable, CustomStringConvertible {
    private let number: UInt64

    init(number: UInt64) {
        self.number = number
    }

    /// A new one. It is no secret, so a fast generator will do.
    public init() {
        number = .random(in: 0 ... .max)
    }

    /// As the interface for programmes calls it: its ids say of what they are.
    var forProgrammes: String { "req_" + description }

    public var description: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
