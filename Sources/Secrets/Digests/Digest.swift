import CCrypto

/// SHA-256 (FIPS 180-4).
public enum Digest {
    /// How many octets a digest has.
    public static let octetCount = 32

    public static func sha256(_ octets: [UInt8]) -> [UInt8] {
        octets.withUnsafeBytes(sha256)
    }

    public static func sha256(_ octets: UnsafeRawBufferPointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: octetCount) { buffer, count in
            let done = EVP_Digest(
                octets.baseAddress, octets.count, buffer.baseAddress, nil, Algorithm.sha256.pointer, nil)
            // Fails only when there is no memory left for a context of some hundred octets.
            precondition(done == 1, "libcrypto cannot compute SHA-256")
            count = octetCount
        }
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public static func sha256Hex(_ octets: [UInt8]) -> String {
        Hexadecimal.encode(sha256(octets))
    }

    /// The digest of the text's UTF-8, as 64 lower-case hexadecimal digits.
    public static func sha256Hex(_ text: String) -> String {
        sha256Hex(Array(text.utf8))
    }

    /// An algorithm looked up once: libcrypto 3 otherwise searches its providers at every call.
    ///
    /// Unchecked: the object behind the pointer is never changed after the look-up and never freed.
    struct Algorithm: @unchecked Sendable {
        let pointer: OpaquePointer?

        static let sha256 = Algorithm(pointer: EVP_MD_fetch(nil, "SHA256", nil))
    }
}
