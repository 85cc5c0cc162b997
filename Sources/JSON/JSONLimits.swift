/// How much of a JSON text is read before it is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Of the whole text.
    public var octets: Int
    /// How deep arrays and objects stand in each other; the outermost is 1.
    public var depth: Int
    /// Values in all.
    public var values: Int
    /// Octets of one string or name, after its escapes are read.
    public var string: Int
    /// Characters of one number.
    public var number: Int

    /// Far more than any request of ours has.
    public static let request = JSONLimits(octets: 1 << 20, depth: 16, values: 50_000, string: 64 << 10, number: 40)

    public init(octets: Int, depth: Int, values: Int, string: Int, number: Int) {
        self.octets = octets
        self.depth = depth
        self.values = values
        self.string = string
        self.number = number
    }
}
