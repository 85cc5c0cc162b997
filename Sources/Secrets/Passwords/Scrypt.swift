import CCrypto

/// The key derivation itself (RFC 7914 §6), done by libcrypto.
enum Scrypt {
    static func derive(
        from password: [UInt8], salt: [UInt8], cost: PasswordHash.Cost, octets: Int
    ) throws(SecretsError) -> [UInt8] {
        guard cost.isBearable else { throw .passwordTooCostly(cost) }
        var done: Int32 = 0
        let key = [UInt8](unsafeUninitializedCapacity: octets) { buffer, count in
            done = password.withUnsafeBytes { password in
                EVP_PBE_scrypt(
                    password.baseAddress?.assumingMemoryBound(to: CChar.self), password.count,
                    salt, salt.count, 1 << UInt64(cost.logarithm), UInt64(cost.blockSize),
                    UInt64(cost.parallelization), memoryLimit, buffer.baseAddress, octets)
            }
            count = done == 1 ? octets : 0
        }
        guard done == 1 else { throw .derivationFailed }
        return key
    }

    /// Left at zero, libcrypto allows 32 MiB and refuses our standard cost, which needs that and a little more.
    private static let memoryLimit: UInt64 = 512 << 20
}
