/// How much XML is read at most.
public struct XMLLimits: Hashable, Sendable {
    /// The whole text.
    public var octets: Int
    /// Elements inside each other; the root counts as one.
    public var depth: Int
    public var elements: Int
    /// Attributes and namespace declarations of one element.
    public var attributes: Int
    /// A name together with its namespace.
    public var nameOctets: Int

    public init(octets: Int, depth: Int, elements: Int, attributes: Int, nameOctets: Int) {
        self.octets = octets
        self.depth = depth
        self.elements = elements
        self.attributes = attributes
        self.nameOctets = nameOctets
    }

    /// For the body of a request: 10 MiB, in which fits a multiget of 50,000 resources.
    public static let request = XMLLimits(
        octets: 10 << 20, depth: 64, elements: 200_000, attributes: 64, nameOctets: 1024)
}
