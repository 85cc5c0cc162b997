/// Something by its owner and its name, as on the command line: `nordlicht/erstberatung`.
public struct OwnedName: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let owner: String
    public let name: String

    /// Nothing where it is not two names with a slash between them.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(\.isSetupName) else { return nil }
        self.init(owner: parts[0], name: parts[1])
    }

    public init(owner: String, name: String) {
        self.owner = owner
        self.name = name
    }

    public var description: String { owner + "/" + name }

    public static func < (first: OwnedName, second: OwnedName) -> Bool {
        (first.owner, first.name) < (second.owner, second.name)
    }
}
