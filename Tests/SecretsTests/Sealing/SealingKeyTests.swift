import Testing

@testable import Secrets

struct SealingKeyTests {
    let key = SealingKey()
    let context = Array("google_account/7/refresh_token".utf8)

    /// Case 16 of "The Galois/Counter Mode of Operation", McGrew and Viega.
    @Test func `sp800-38d gives the published ciphertext and tag`() throws {
        let plaintext = octets(
            """
            d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
            1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
            """)
        let context = octets("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let nonce = octets("cafebabefacedbaddecaf888")
        let key = octets("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
        let sealed = try AuthenticatedCipher.seal(plaintext, context: context, nonce: nonce, key: key)
        #expect(
            sealed
                == octets(
                    """
                    522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
                    8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
                    76fc6ece0f4e1768cddf8853bb2d551b
                    """))
        #expect(try AuthenticatedCipher.open(sealed, context: context, nonce: nonce, key: key) == plaintext)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 4096])
    func `what was sealed opens again`(count: Int) throws {
        let plaintext = RandomToken.bytes(count)
        let sealed = try key.seal(plaintext, context: context)
        #expect(sealed.count == 1 + 12 + count + 16)
        #expect(try key.open(sealed, context: context) == plaintext)
        #expect(try key.open(key.seal(plaintext, context: []), context: []) == plaintext)
    }

    @Test func `the same text is never sealed alike`() throws {
        #expect(try key.seal([1, 2, 3], context: context) != key.seal([1, 2, 3], context: context))
    }

    @Test func `no bit can be changed unnoticed`() throws {
        let sealed = try key.seal(Array("token".utf8), context: context)
        for bit in 8..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SecretsError.notAuthentic) { try key.open(changed, context: context) }
        }
        for count in 1..<sealed.count {
            #expect(throws: SecretsError.notAuthentic) { try key.open(Array(sealed.prefix(count)), context: context) }
        }
    }

    @Test func `another key, another place or another version does not open`() throws {
        let sealed = try key.seal(Array("token".utf8), context: context)
        #expect(throws: SecretsError.notAuthentic) { try SealingKey().open(sealed, context: context) }
        #expect(throws: SecretsError.notAuthentic) { try key.open(sealed, context: context + [0]) }
        #expect(throws: SecretsError.notAuthentic) { try key.open([], context: context) }
        #expect(throws: SecretsError.unknownSealVersion(2)) {
            try key.open([2] + sealed.dropFirst(), context: context)
        }
    }

    @Test func `a key needs 32 octets and shows none of them`() throws {
        #expect(SealingKey([1, 2, 3]) == nil)
        let shown = try #require(SealingKey([UInt8](repeating: 171, count: 32)))
        var dumped = ""
        dump(shown, to: &dumped)
        #expect(!dumped.contains("171") && !"\(shown)".contains("171"))
    }
}
