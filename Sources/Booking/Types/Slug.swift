/// The part of a public address that names a team or a type: small letters, digits and single hyphens, at most 63 of
/// them, beginning and ending with a letter or digit.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let value: String

    /// The slug, or nothing when it breaks the rule above.
    public init?(_ value: String) {
        var previous = UInt8(ascii: "-")
        for octet in value.utf8 {
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-") where previous != UInt8(ascii: "-"): break
            default: return nil
            }
            previous = octet
        }
        guard previous != UInt8(ascii: "-"), value.utf8.count <= 63 else { return nil }
        self.value = value
    }

    public var description: String { value }

    public static func < (first: Slug, second: Slug) -> Bool { first.value < second.value }
}
