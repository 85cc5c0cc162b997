/// Encrypts what goes through a push service, so that the receiver alone reads it (RFC 8291).
public struct PushEncryption: Hashable, Sendable {
    /// How many octets the secret has that receiver and sender share (RFC 8291 §3.2).
    public static let secretOctets = 16
    /// What fits into the 4,096 octets that a push service has to take (RFC 8030 §7.2, RFC 8291 §4).
    public static let maximumOctets = recordSize - header - AuthenticatedCipher.tagOctets - 1

    private static let recordSize = 4096
    private static let saltOctets = 16
    private static let header = saltOctets + 4 + 1 + P256Key.publicOctets

    private let receiver: [UInt8]
    private let secret: [UInt8]

    /// Nothing where the key is no point on P-256, or the secret is too short or too long.
    public init?(receiver: [UInt8], secret: [UInt8]) {
        guard P256Key.isPublicKey(receiver), secret.count == Self.secretOctets else { return nil }
        self.receiver = receiver
        self.secret = secret
    }

    /// A body with the content coding `aes128gcm` (RFC 8188), under a key of its own.
    public func encrypt(_ message: [UInt8]) throws(SecretsError) -> [UInt8] {
        try encrypt(message, sender: P256Key(), salt: RandomToken.bytes(Self.saltOctets))
    }

    func encrypt(_ message: [UInt8], sender: P256Key, salt: [UInt8]) throws(SecretsError) -> [UInt8] {
        guard message.count <= Self.maximumOctets else { throw .sealingFailed }
        let shared = try sender.sharedSecret(with: receiver)
        // RFC 8291 §3.4: the two secrets become one, bound to both keys.
        let keyInfo = Array("WebPush: info\0".utf8) + receiver + sender.publicKey
        let material = HKDF.sha256(shared, salt: secret, info: keyInfo, octets: 32)
        // RFC 8188 §2.2, §2.3; one record, so its number is 0.
        let key = HKDF.sha256(material, salt: salt, info: Array("Content-Encoding: aes128gcm\0".utf8), octets: 16)
        let nonce = HKDF.sha256(material, salt: salt, info: Array("Content-Encoding: nonce\0".utf8), octets: 12)
        // RFC 8188 §2: 2 ends the last record.
        let sealed = try AuthenticatedCipher.seal(message + [2], context: [], nonce: nonce, key: key)
        let size = (0..<4).map { UInt8(truncatingIfNeeded: Self.recordSize >> (24 - 8 * $0)) }
        return salt + size + [UInt8(sender.publicKey.count)] + sender.publicKey + sealed
    }
}
