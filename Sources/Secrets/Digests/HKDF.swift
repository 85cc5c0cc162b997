/// Keys from what is secret but no key yet (RFC 5869).
enum HKDF {
    /// At most 32 octets: one round of the expansion is all that is used here.
    static func sha256(_ material: [UInt8], salt: [UInt8], info: [UInt8], octets count: Int) -> [UInt8] {
        precondition(count <= Digest.octetCount, "HKDF is asked for more than one round")
        let key = HMAC.sha256(material, key: salt)
        return Array(HMAC.sha256(info + [1], key: key).prefix(count))
    }
}
