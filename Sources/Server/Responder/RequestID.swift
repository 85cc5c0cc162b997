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
        String(unsafeUninitializedCapacity: 16) { digits in
            for place in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)) & 15
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 16
        }
    }
}
