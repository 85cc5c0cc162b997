/// How much calendar text is read at most; beyond it reading ends with an error that names the limit.
///
/// Everything else that is wrong with a text is noted and read past.
public struct LetterLimits: Hashable, Sendable {
    /// The whole text.
    public var octets: Int
    /// One content line without its folds, inline attachment included.
    public var lineOctets: Int
    /// Components inside each other; the VCALENDAR counts as one.
    public var depth: Int
    /// Content lines directly in one component.
    public var properties: Int
    /// Parameters of one content line.
    public var parameters: Int
    /// Components of the whole text, at every depth.
    public var components: Int
    /// Problems that are noted; those that come after are not.
    public var problems: Int

    public init(
        octets: Int, lineOctets: Int, depth: Int, properties: Int, parameters: Int, components: Int, problems: Int
    ) {
        self.octets = octets
        self.lineOctets = lineOctets
        self.depth = depth
        self.properties = properties
        self.parameters = parameters
        self.components = components
        self.problems = problems
    }

    /// For one calendar object, as a client stores it: 10 MiB, 4 MiB of them in one line.
    public static let object = LetterLimits(
        octets: 10 << 20, lineOctets: 4 << 20, depth: 8, properties: 20_000, parameters: 200, components: 20_000,
        problems: 100)

    /// For a file of many objects: 512 MiB.
    public static let file = LetterLimits(
        octets: 512 << 20, lineOctets: 4 << 20, depth: 8, properties: 20_000, parameters: 200,
        components: 4_000_000, problems: 10_000)
}
