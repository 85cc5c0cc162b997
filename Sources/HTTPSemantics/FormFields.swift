/// Names and values as a query or the body of a form holds them (application/x-www-form-urlencoded).
public struct FormFields: Hashable, Sendable {
    /// In their order; a name may come more than once.
    public let all: [Field]

    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    /// More fields than any form of ours has; what follows is not read.
    private static let mostFields = 100

    /// What cannot be decoded is passed over, as if it had not been sent.
    public init(_ text: some StringProtocol) {
        all = text.split(separator: "&").prefix(Self.mostFields).compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsBlank: true),
                let value = parts.count > 1 ? PercentEncoding.decode(parts[1], plusIsBlank: true) : ""
            else { return nil }
            return Field(name: name, value: value)
        }
    }

    /// The first value of that name.
    public subscript(name: String) -> String? {
        all.first { $0.name == name }?.value
    }

    /// How often the name occurs.
    public func count(of name: String) -> Int {
        all.count { $0.name == name }
    }
}
