import CCrypto

/// Keyed digests (RFC 2104): who does not have the key can neither make nor foresee one.
public enum HMAC {
    /// HMAC-SHA-256 (RFC 4231), 32 octets.
    public static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        // libcrypto reads a missing key as "the key of the call before", so an empty one must not be missing.
        let present = key.isEmpty ? [0] : key
        return [UInt8](unsafeUninitializedCapacity: Digest.octetCount) { buffer, count in
            let done = CCrypto.HMAC(
                Digest.Algorithm.sha256.pointer, present, Int32(present.count), message, message.count,
                buffer.baseAddress, nil)
            precondition(done != nil, "libcrypto cannot compute HMAC-SHA-256")
            count = Digest.octetCount
        }
    }
}
