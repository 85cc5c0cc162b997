import CCrypto

/// Comparison that takes as long for a near miss as for a wild guess.
public enum ConstantTime {
    /// Whether both are the same octets. The time tells their lengths, never where they differ.
    public static func areEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard first.count == second.count else { return false }
        return first.isEmpty || CRYPTO_memcmp(first, second, first.count) == 0
    }

    /// Whether both texts have the same UTF-8.
    public static func areEqual(_ first: String, _ second: String) -> Bool {
        areEqual(Array(first.utf8), Array(second.utf8))
    }
}
