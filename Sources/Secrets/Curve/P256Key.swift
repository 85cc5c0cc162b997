/// A key pair on the curve P-256 (FIPS 186-5, SEC 2 §2.4.2): to agree on secrets and to sign.
public struct P256Key: Sendable {
    /// A point in uncompressed form (SEC 1 §2.3.3).
    public static let publicOctets = 65
    /// The private number, and each half of a signature.
    static let scalarOctets = 32

    /// In uncompressed form.
    public let publicKey: [UInt8]
    let scalar: [UInt8]

    /// Makes a new pair.
    public init() throws(SecretsError) {
        guard let key = CurveKey.generate(), let publicKey = key.publicKey, let scalar = key.scalar else {
            throw .derivationFailed
        }
        self.publicKey = publicKey
        self.scalar = scalar
    }

    /// A pair that was kept; nothing where the two are no pair.
    init?(publicKey: [UInt8], scalar: [UInt8]) {
        guard publicKey.count == Self.publicOctets, scalar.count == Self.scalarOctets,
            let key = CurveKey(publicKey: publicKey, scalar: scalar), key.isPair
        else { return nil }
        self.publicKey = publicKey
        self.scalar = scalar
    }

    /// The x-coordinate that both sides come to (RFC 5903 §9); refuses what is no point on the curve.
    public func sharedSecret(with other: [UInt8]) throws(SecretsError) -> [UInt8] {
        guard Self.isPublicKey(other), let peer = CurveKey(publicKey: other, scalar: nil) else {
            throw .unusablePublicKey
        }
        guard let own = CurveKey(publicKey: publicKey, scalar: scalar), let secret = own.agree(with: peer) else {
            throw .derivationFailed
        }
        return secret
    }

    /// ECDSA with SHA-256 (RFC 7518 §3.4): R and S one behind the other.
    public func signature(of message: [UInt8]) throws(SecretsError) -> [UInt8] {
        guard let key = CurveKey(publicKey: publicKey, scalar: scalar), let signature = key.sign(message) else {
            throw .signingFailed
        }
        return signature
    }

    /// Whether the octets are a point on the curve in uncompressed form.
    public static func isPublicKey(_ octets: [UInt8]) -> Bool {
        guard octets.count == publicOctets, octets.first == 4 else { return false }
        return CurveKey(publicKey: octets, scalar: nil) != nil
    }
}
