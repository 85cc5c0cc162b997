import CCrypto

/// Text that nobody can guess: links, tokens, identifiers.
public enum RandomToken {
    /// Random octets in base64url: 16 octets are 22 characters, safe in a path segment as they are.
    public static func make(octets count: Int) -> String {
        Base64.encodeURL(bytes(count))
    }

    /// Octets from libcrypto's generator, which the system's seeds.
    public static func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Without randomness there are no secrets, and a server without secrets must not run.
            precondition(RAND_bytes(buffer.baseAddress, Int32(count)) == 1, "the system has no randomness")
            initialized = count
        }
    }
}
