/// The key under which tokens of other services lie in the database: AES-256-GCM (NIST SP 800-38D).
///
/// What is sealed is secret and authentic, and bound to a context (the row and column it belongs to), so that it
/// cannot be moved elsewhere. The key itself is kept outside the database.
///
/// A sealed value is a version octet, a random nonce (12 octets), the ciphertext and a tag (16 octets).
public struct SealingKey: Hashable, Sendable {
    let octets: [UInt8]

    static let octetCount = 32
    private static let version: UInt8 = 1

    /// A new key.
    public init() {
        self.octets = RandomToken.bytes(Self.octetCount)
    }

    /// A key from elsewhere, or nothing when it does not have 32 octets.
    public init?(_ octets: [UInt8]) {
        guard octets.count == Self.octetCount else { return nil }
        self.octets = octets
    }

    public func seal(_ plaintext: [UInt8], context: [UInt8]) throws(SecretsError) -> [UInt8] {
        let nonce = RandomToken.bytes(AuthenticatedCipher.nonceOctets)
        let sealed = try AuthenticatedCipher.seal(plaintext, context: context, nonce: nonce, key: octets)
        return [Self.version] + nonce + sealed
    }

    /// What was sealed; `.notAuthentic` when the key or the context is another or any bit was changed.
    public func open(_ sealed: [UInt8], context: [UInt8]) throws(SecretsError) -> [UInt8] {
        guard let version = sealed.first else { throw .notAuthentic }
        guard version == Self.version else { throw .unknownSealVersion(version) }
        let nonceEnd = 1 + AuthenticatedCipher.nonceOctets
        guard sealed.count >= nonceEnd + AuthenticatedCipher.tagOctets else { throw .notAuthentic }
        return try AuthenticatedCipher.open(
            Array(sealed[nonceEnd...]), context: context, nonce: Array(sealed[1..<nonceEnd]), key: octets)
    }
}

extension SealingKey: CustomStringConvertible, CustomReflectable {
    /// Says nothing of the key, so that no log can.
    public var description: String { "SealingKey" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
