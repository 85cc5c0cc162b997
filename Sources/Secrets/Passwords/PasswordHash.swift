/// Digests of passwords that people choose: scrypt (RFC 7914), kept together with their parameters.
///
/// The encoded form is `scrypt$ln=15,r=8,p=1$SALT$KEY`, salt and key in base64url, so that the cost can be raised
/// later and old digests still be checked.
public enum PasswordHash {
    /// Makes the encoded digest of a password, with a salt of its own.
    ///
    /// Takes about 0.1 s of CPU and 32 MiB at the standard cost: run it on a thread that may block.
    public static func make(_ password: String, cost: Cost = .standard) throws(SecretsError) -> String {
        let salt = RandomToken.bytes(saltOctets)
        let key = try Scrypt.derive(from: Array(password.utf8), salt: salt, cost: cost, octets: keyOctets)
        return EncodedPasswordHash(cost: cost, salt: salt, key: key).text
    }

    /// Whether `encoded` was made from this password. Takes as long for a near miss as for a wild guess.
    public static func verify(_ password: String, against encoded: String) throws(SecretsError) -> Bool {
        let expected = try EncodedPasswordHash(parsing: encoded)
        let key = try Scrypt.derive(
            from: Array(password.utf8), salt: expected.salt, cost: expected.cost, octets: expected.key.count)
        return ConstantTime.areEqual(key, expected.key)
    }

    /// Whether a digest was made at another cost than `cost`, and should be made anew when the password is at hand.
    public static func isOutdated(_ encoded: String, cost: Cost = .standard) throws(SecretsError) -> Bool {
        try EncodedPasswordHash(parsing: encoded).cost != cost
    }

    /// A digest that no password has: what the password of somebody who does not exist is checked against, so that it
    /// takes as long. Making one costs nothing.
    public static func unmatchable(cost: Cost = .standard) -> String {
        EncodedPasswordHash(cost: cost, salt: RandomToken.bytes(saltOctets), key: RandomToken.bytes(keyOctets)).text
    }

    static let saltOctets = 16
    static let keyOctets = 32
}
