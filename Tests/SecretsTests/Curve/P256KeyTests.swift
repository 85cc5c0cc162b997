import Testing

@testable import Secrets

struct P256KeyTests {
    @Test func `rfc5903 §8.1 both sides come to the same secret`() throws {
        let first = try #require(
            P256Key(
                publicKey: [4]
                    + octets("DAD0B65394221CF9B051E1FECA5787D098DFE637FC90B9EF945D0C3772581180")
                    + octets("5271A0461CDB8252D61F1C456FA3E59AB1F45B33ACCF5F58389E0577B8990BB3"),
                scalar: octets("C88F01F510D9AC3F70A292DAA2316DE544E9AAB8AFE84049C62A9C57862D1433")))
        let second = try #require(
            P256Key(
                publicKey: [4]
                    + octets("D12DFB5289C8D4F81208B70270398C342296970A0BCCB74C736FC7554494BF63")
                    + octets("56FBF3CA366CC23E8157854C13C58D6AAC23F046ADA30F8353E74F33039872AB"),
                scalar: octets("C6EF9C5D78AE012A011164ACB397CE2088685D8F06BF9BE0B283AB46476BEE53")))
        let secret = octets("D6840F6B42F6EDAFD13116E0E12565202FEF8E9ECE7DCE03812464D04B9442DE")
        #expect(try first.sharedSecret(with: second.publicKey) == secret)
        #expect(try second.sharedSecret(with: first.publicKey) == secret)
    }

    @Test func `rfc7518 §3.4 a signature has 64 octets and is another one each time`() throws {
        let key = try P256Key()
        let signatures = try (0..<32).map { _ in try key.signature(of: [1, 2, 3]) }
        #expect(signatures.allSatisfy { $0.count == 64 })
        #expect(Set(signatures).count == 32)
    }

    @Test func `a point beside the curve is no key, and a foreign number makes no pair`() throws {
        let key = try P256Key()
        let other = try P256Key()
        #expect(P256Key.isPublicKey(key.publicKey))
        var beside = key.publicKey
        beside[40] ^= 4
        #expect(!P256Key.isPublicKey(beside))
        #expect(throws: SecretsError.unusablePublicKey) { try key.sharedSecret(with: beside) }
        #expect(P256Key(publicKey: key.publicKey, scalar: other.scalar) == nil)
        #expect(P256Key(publicKey: key.publicKey, scalar: key.scalar)?.publicKey == key.publicKey)
    }

    @Test func `a pair is made once, for its owner alone, and found again`() throws {
        let folder = try SealingKeyFileTests.Folder()
        let key = try P256Key(loadingOrCreating: folder.keyPath)
        let again = try P256Key(loadingOrCreating: folder.keyPath)
        #expect(again.publicKey == key.publicKey)
        #expect(again.scalar == key.scalar)
        #expect(throws: SecretsError.malformedKeyFile(path: folder.keyPath)) {
            try SealingKey(loadingOrCreating: folder.keyPath)
        }
    }
}
