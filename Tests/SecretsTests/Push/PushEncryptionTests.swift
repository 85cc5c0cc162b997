import Testing

@testable import Secrets

struct PushEncryptionTests {
    private static let receiver = decoded(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
    private static let secret = decoded("BTBZMqHH6r4Tts7J_aSIgg")

    private static func decoded(_ text: String) -> [UInt8] { Base64.decode(text) ?? [] }

    @Test func `rfc8291 §5 the example comes out to the octet`() throws {
        let sender = try #require(
            P256Key(
                publicKey: Self.decoded(
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"),
                scalar: Self.decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")))
        let encryption = try #require(PushEncryption(receiver: Self.receiver, secret: Self.secret))
        let body = try encryption.encrypt(
            Array("When I grow up, I want to be a watermelon".utf8), sender: sender,
            salt: Self.decoded("DGv6ra1nlYgDCS1FRnbzlw"))
        let expected = """
            DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBr\
            u3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN
            """
        #expect(Base64.encodeURL(body) == expected)
    }

    @Test func `rfc8291 §4 what does not fit into 4096 octets is refused, and no two bodies are alike`() throws {
        let encryption = try #require(PushEncryption(receiver: Self.receiver, secret: Self.secret))
        let longest = [UInt8](repeating: 1, count: PushEncryption.maximumOctets)
        let body = try encryption.encrypt(longest)
        #expect(body.count == 4096)
        #expect(try encryption.encrypt(longest) != body)
        #expect(throws: SecretsError.sealingFailed) { try encryption.encrypt(longest + [1]) }
    }

    @Test func `rfc8291 §3 a key that is no point on the curve, or a short secret, is no receiver`() {
        var beside = Self.receiver
        beside[64] ^= 1
        #expect(PushEncryption(receiver: beside, secret: Self.secret) == nil)
        #expect(PushEncryption(receiver: Array(Self.receiver.dropLast()), secret: Self.secret) == nil)
        #expect(PushEncryption(receiver: [2] + Self.receiver[1...32], secret: Self.secret) == nil)
        #expect(PushEncryption(receiver: Self.receiver, secret: Array(Self.secret.dropLast())) == nil)
    }
}
