/// The last segment of a principal's or calendar's path, and its name on the command line.
///
/// Letters, digits, `.`, `_`, `-` and `@`, 1 to 64 of them, not beginning with a dot: safe in URLs, file names
/// and shells, and short enough for every client.
public struct ResourceName: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let value: String

    public static let maximumLength = 64

    /// The name, or nothing when it breaks the rule above.
    public init?(_ value: String) {
        let allowed = value.utf8.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "@"):
                true
            default: false
            }
        }
        guard allowed, !value.isEmpty, value.utf8.count <= Self.maximumLength, !value.hasPrefix(".") else { return nil }
        self.value = value
    }

    public var description: String { value }

    public static func < (first: ResourceName, second: ResourceName) -> Bool {
        first.value < second.value
    }
}
