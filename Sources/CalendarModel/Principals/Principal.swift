/// The number a principal has in the store.
public struct PrincipalID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Somebody or something that can own calendars (RFC 3744 §2).
public struct Principal: Hashable, Sendable {
    public enum Kind: Int64, CaseIterable, Hashable, Sendable {
        case user = 1
        case team = 2
        case resource = 3
    }

    public var id: PrincipalID
    public var kind: Kind
    public var name: ResourceName
    public var displayName: String
    /// E-mail addresses, the preferred one first, without `mailto:`.
    public var addresses: [String]
    public var isAdministrator: Bool

    public init(
        id: PrincipalID, kind: Kind, name: ResourceName, displayName: String, addresses: [String],
        isAdministrator: Bool
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.displayName = displayName
        self.addresses = addresses
        self.isAdministrator = isAdministrator
    }
}
