import Testing

@testable import Secrets

struct PasswordHashTests {
    static let cheap = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelization: 1)

    @Test(arguments: [
        (
            password: "", salt: "", cost: PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelization: 1),
            key: """
            77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
            fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
            """
        ),
        (
            password: "password", salt: "NaCl",
            cost: PasswordHash.Cost(logarithm: 10, blockSize: 8, parallelization: 16),
            key: """
            fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
            2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
            """
        ),
        (
            password: "pleaseletmein", salt: "SodiumChloride",
            cost: PasswordHash.Cost(logarithm: 14, blockSize: 8, parallelization: 1),
            key: """
            7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
            d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
            """
        ),
    ])
    func `rfc7914 §12 gives the published keys`(
        password: String, salt: String, cost: PasswordHash.Cost, key: String
    ) throws {
        let derived = try Scrypt.derive(
            from: Array(password.utf8), salt: Array(salt.utf8), cost: cost, octets: 64)
        #expect(derived == octets(key))
    }

    @Test func `the standard cost fits into the memory that libcrypto is allowed`() throws {
        let encoded = try PasswordHash.make("correct horse")
        #expect(encoded.hasPrefix("scrypt$ln=15,r=8,p=1$"))
        #expect(try PasswordHash.verify("correct horse", against: encoded))
    }

    @Test(arguments: ["", "a", "correct horse", "pässwörd:with:colons", "\u{0}", String(repeating: "x", count: 1024)])
    func `the password is right, any other is wrong`(password: String) throws {
        let encoded = try PasswordHash.make(password, cost: Self.cheap)
        #expect(try PasswordHash.verify(password, against: encoded))
        #expect(try !PasswordHash.verify(password + "!", against: encoded))
        #expect(try !PasswordHash.verify("other", against: encoded))
    }

    @Test func `the same password never has the same digest`() throws {
        #expect(try PasswordHash.make("a", cost: Self.cheap) != PasswordHash.make("a", cost: Self.cheap))
    }

    @Test(arguments: [
        "", "scrypt", "plain$secret", "scrypt$ln=4,r=1,p=1$$", "scrypt$ln=4,r=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$r=1,ln=4,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=x,r=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=4,r=1,p=1$AAAAAAAAAAA$short", "bcrypt$ln=4,r=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=4,r=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA$",
    ])
    func `a digest in another form is refused`(encoded: String) {
        #expect(throws: SecretsError.unknownPasswordFormat) { try PasswordHash.verify("a", against: encoded) }
    }

    @Test(arguments: [
        "ln=20,r=8,p=1", "ln=15,r=32,p=64", "ln=0,r=8,p=1", "ln=63,r=8,p=1", "ln=4,r=-1,p=1", "ln=4,r=1,p=0",
    ])
    func `a digest that would cost too much is refused before any work`(parameters: String) {
        #expect {
            try PasswordHash.verify("a", against: "scrypt$\(parameters)$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA")
        } throws: { error in
            if case .passwordTooCostly = error as? SecretsError { true } else { false }
        }
    }

    @Test func `a digest at another cost works and is known to be outdated`() throws {
        let encoded = try PasswordHash.make("a", cost: Self.cheap)
        #expect(try PasswordHash.isOutdated(encoded))
        #expect(try !PasswordHash.isOutdated(encoded, cost: Self.cheap))
    }
}
