import CCrypto

/// Owns one key of libcrypto on P-256 and frees it once; the pointer never leaves this type.
struct CurveKey: ~Copyable {
    private let key: OpaquePointer

    private init(owning key: OpaquePointer) {
        self.key = key
    }

    deinit {
        EVP_PKEY_free(key)
    }

    static func generate() -> CurveKey? {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_group_name(context, Name.curve.pointer) == 1,
            EVP_PKEY_generate(context, &key) == 1, let key
        else { return nil }
        return CurveKey(owning: key)
    }

    /// Nothing where the public key is no point on the curve.
    init?(publicKey: [UInt8], scalar: [UInt8]?) {
        guard let builder = OSSL_PARAM_BLD_new() else { return nil }
        defer { OSSL_PARAM_BLD_free(builder) }
        // The builder keeps pointers until it has made the parameters, so nothing of this may move until then.
        let number = scalar.flatMap { BN_bin2bn($0, Int32($0.count), nil) }
        defer { BN_clear_free(number) }
        let made: OpaquePointer? = publicKey.withUnsafeBytes { octets in
            guard OSSL_PARAM_BLD_push_utf8_string(builder, Name.group.pointer, Name.curve.pointer, 0) == 1,
                OSSL_PARAM_BLD_push_octet_string(builder, Name.publicKey.pointer, octets.baseAddress, octets.count)
                    == 1,
                number == nil || OSSL_PARAM_BLD_push_BN(builder, Name.privateKey.pointer, number) == 1,
                let parameters = OSSL_PARAM_BLD_to_param(builder)
            else { return nil }
            defer { OSSL_PARAM_free(parameters) }
            guard let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { return nil }
            defer { EVP_PKEY_CTX_free(context) }
            var key: OpaquePointer?
            let parts = number == nil ? Selection.publicKey : Selection.keyPair
            guard EVP_PKEY_fromdata_init(context) == 1,
                EVP_PKEY_fromdata(context, &key, parts, parameters) == 1
            else { return nil }
            return key
        }
        guard let made else { return nil }
        key = made
    }

    /// Whether the public key belongs to the private one.
    var isPair: Bool {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        return EVP_PKEY_pairwise_check(context) == 1
    }

    var publicKey: [UInt8]? {
        var octets = [UInt8](repeating: 0, count: P256Key.publicOctets)
        var count = 0
        guard EVP_PKEY_get_octet_string_param(key, Name.publicKey.pointer, &octets, octets.count, &count) == 1,
            count == octets.count
        else { return nil }
        return octets
    }

    var scalar: [UInt8]? {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, Name.privateKey.pointer, &number) == 1 else { return nil }
        defer { BN_clear_free(number) }
        return number.flatMap(Self.octets)
    }

    borrowing func agree(with peer: borrowing CurveKey) -> [UInt8]? {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        var secret = [UInt8](repeating: 0, count: P256Key.scalarOctets)
        var count = secret.count
        guard EVP_PKEY_derive_init(context) == 1, EVP_PKEY_derive_set_peer(context, peer.key) == 1,
            EVP_PKEY_derive(context, &secret, &count) == 1, count == secret.count
        else { return nil }
        return secret
    }

    borrowing func sign(_ message: [UInt8]) -> [UInt8]? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        // DER adds at most eight octets to the two numbers.
        var encoded = [UInt8](repeating: 0, count: 2 * P256Key.scalarOctets + 16)
        var count = encoded.count
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
            EVP_DigestSign(context, &encoded, &count, message, message.count) == 1
        else { return nil }
        return encoded.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            guard let signature = d2i_ECDSA_SIG(nil, &start, count) else { return nil }
            defer { ECDSA_SIG_free(signature) }
            guard let r = ECDSA_SIG_get0_r(signature).flatMap(Self.octets),
                let s = ECDSA_SIG_get0_s(signature).flatMap(Self.octets)
            else { return nil }
            return r + s
        }
    }

    /// Thirty-two octets, the most significant first.
    private static func octets(of number: OpaquePointer) -> [UInt8]? {
        var octets = [UInt8](repeating: 0, count: P256Key.scalarOctets)
        return BN_bn2binpad(number, &octets, Int32(octets.count)) == octets.count ? octets : nil
    }

    /// What libcrypto calls the parts of a key. A builder keeps pointers to names, so they must not be temporary.
    private enum Name {
        static let curve: StaticString = "prime256v1"
        static let group: StaticString = "group"
        static let publicKey: StaticString = "pub"
        static let privateKey: StaticString = "priv"
    }

    /// Which parts of a key are given: its public half with the curve, or both halves with it.
    private enum Selection {
        static let publicKey = OSSL_KEYMGMT_SELECT_PUBLIC_KEY | parameters
        static let keyPair = publicKey | OSSL_KEYMGMT_SELECT_PRIVATE_KEY
        private static let parameters = OSSL_KEYMGMT_SELECT_DOMAIN_PARAMETERS | OSSL_KEYMGMT_SELECT_OTHER_PARAMETERS
    }
}

extension StaticString {
    fileprivate var pointer: UnsafePointer<CChar> {
        UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
