/// Why a secret could not be made, checked or opened. No case carries a secret.
public enum SecretsError: Error, Hashable, Sendable {
    /// The stored digest of a password is not in a form that is known here.
    case unknownPasswordFormat
    /// The stored digest of a password asks for more work than a check may cost.
    case passwordTooCostly(PasswordHash.Cost)
    /// libcrypto could not derive a key: in practice, memory is short.
    case derivationFailed
    /// What should be opened was not sealed with this key and this context, or was changed since.
    case notAuthentic
    /// What should be opened has a version that is not known here.
    case unknownSealVersion(UInt8)
    /// libcrypto could not seal.
    case sealingFailed
    /// What should be a public key is no point on the curve.
    case unusablePublicKey
    /// libcrypto could not sign.
    case signingFailed
    /// The key file is there and holds something else.
    case malformedKeyFile(path: String)
    /// Others than the owner may read or write the key file; `chmod 600` cures it.
    case exposedKeyFile(path: String)
    /// The key file cannot be read or written. `code` is the system's error number.
    case keyFileUnavailable(path: String, code: Int32)
}
