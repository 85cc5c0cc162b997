public import Chronology

/// The number a credential has in the store.
public struct CredentialID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What lets somebody prove who they are; only a digest of the secret is kept.
public struct Credential: Hashable, Sendable {
    public enum Kind: Int64, Hashable, Sendable {
        /// Chosen by a person, one for each user: scrypt.
        case password = 1
        /// Made here at random, one for each device: a plain digest suffices.
        case appPassword = 2
    }

    public var id: CredentialID
    public var principal: PrincipalID
    public var kind: Kind
    /// The encoded scrypt digest, or the hexadecimal SHA-256 of an app password.
    public var digest: String
    /// What the device is called; empty for the password.
    public var label: String
    public var created: Instant
    public var lastUsed: Instant?

    public init(
        id: CredentialID, principal: PrincipalID, kind: Kind, digest: String, label: String, created: Instant,
        lastUsed: Instant?
    ) {
        self.id = id
        self.principal = principal
        self.kind = kind
        self.digest = digest
        self.label = label
        self.created = created
        self.lastUsed = lastUsed
    }
}
