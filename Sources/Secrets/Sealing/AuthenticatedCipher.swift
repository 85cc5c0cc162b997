import CCrypto

/// AES-GCM as a pair of functions: ciphertext with its tag behind it. The key's length says which AES.
enum AuthenticatedCipher {
    static let nonceOctets = 12
    static let tagOctets = 16

    static func seal(
        _ plaintext: [UInt8], context: [UInt8], nonce: [UInt8], key: [UInt8]
    ) throws(SecretsError) -> [UInt8] {
        guard let operation = CipherOperation(),
            operation.begin(.encrypt, nonce: nonce, key: key),
            operation.authenticate(context),
            var sealed = operation.update(plaintext),
            operation.finish(),
            let tag = operation.tag()
        else { throw .sealingFailed }
        sealed += tag
        return sealed
    }

    static func open(
        _ sealed: [UInt8], context: [UInt8], nonce: [UInt8], key: [UInt8]
    ) throws(SecretsError) -> [UInt8] {
        guard sealed.count >= tagOctets,
            let operation = CipherOperation(),
            operation.begin(.decrypt, nonce: nonce, key: key),
            operation.authenticate(context),
            let plaintext = operation.update(Array(sealed.dropLast(tagOctets))),
            operation.expect(tag: Array(sealed.suffix(tagOctets))),
            operation.finish()
        else { throw .notAuthentic }
        return plaintext
    }
}

/// Owns one cipher context of libcrypto for one message and frees it once; the pointer never leaves this type.
private struct CipherOperation: ~Copyable {
    enum Direction: Int32 { case decrypt, encrypt }

    private let context: OpaquePointer

    init?() {
        guard let context = EVP_CIPHER_CTX_new() else { return nil }
        self.context = context
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
    }

    borrowing func begin(_ direction: Direction, nonce: [UInt8], key: [UInt8]) -> Bool {
        guard nonce.count == AuthenticatedCipher.nonceOctets else { return false }
        switch key.count {
        case 16: return EVP_CipherInit_ex(context, EVP_aes_128_gcm(), nil, key, nonce, direction.rawValue) == 1
        case 32: return EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, direction.rawValue) == 1
        default: return false
        }
    }

    /// Takes in octets that are not encrypted and still protected by the tag.
    borrowing func authenticate(_ associated: [UInt8]) -> Bool {
        guard !associated.isEmpty else { return true }
        var written: Int32 = 0
        return EVP_CipherUpdate(context, nil, &written, associated, Int32(associated.count)) == 1
    }

    borrowing func update(_ input: [UInt8]) -> [UInt8]? {
        guard !input.isEmpty else { return [] }
        var output = [UInt8](repeating: 0, count: input.count)
        var written: Int32 = 0
        guard EVP_CipherUpdate(context, &output, &written, input, Int32(input.count)) == 1 else { return nil }
        return Int(written) == input.count ? output : nil
    }

    /// Ends the message; false when the tag does not fit.
    borrowing func finish() -> Bool {
        var rest = [UInt8](repeating: 0, count: AuthenticatedCipher.tagOctets)
        var written: Int32 = 0
        return EVP_CipherFinal_ex(context, &rest, &written) == 1
    }

    borrowing func tag() -> [UInt8]? {
        var tag = [UInt8](repeating: 0, count: AuthenticatedCipher.tagOctets)
        return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1 ? tag : nil
    }

    borrowing func expect(tag: [UInt8]) -> Bool {
        var tag = tag
        return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
    }
}
