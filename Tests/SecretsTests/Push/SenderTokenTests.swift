import Testing

@testable import Secrets

struct SenderTokenTests {
    @Test func `rfc8292 §2 audience, end and contact are signed, and the key stands beside them`() throws {
        let key = try P256Key()
        let field = try SenderToken.authorization(
            audience: "https://push.example.net", expires: 1_700_000_000, contact: "mailto:\"a\"@example.org", key: key)
        let parts = field.split(separator: " ").map(String.init)
        #expect(parts.count == 3)
        #expect(parts.first == "vapid")
        #expect(parts.last == "k=" + Base64.encodeURL(key.publicKey))
        let token = try #require(parts.dropFirst().first).dropFirst(2).dropLast().split(separator: ".")
        #expect(token.count == 3)
        let texts = token.prefix(2).map { String(decoding: Base64.decode($0) ?? [], as: UTF8.self) }
        #expect(
            texts == [
                #"{"typ":"JWT","alg":"ES256"}"#,
                #"{"aud":"https://push.example.net","exp":1700000000,"sub":"mailto:\"a\"@example.org"}"#,
            ])
        #expect(Base64.decode(token[2])?.count == 64)
    }

    @Test func `rfc8292 §2.1 without a contact there is none`() throws {
        let field = try SenderToken.authorization(
            audience: "https://push.example.net", expires: 1, contact: nil, key: try P256Key())
        let claims = field.split(separator: ".")[1]
        #expect(
            String(decoding: Base64.decode(claims) ?? [], as: UTF8.self)
                == #"{"aud":"https://push.example.net","exp":1}"#)
    }
}
