import Testing

@testable import Secrets

struct RandomTokenTests {
    @Test func `a token is as long as its octets and safe in a path segment`() {
        for count in [1, 16, 32] {
            let token = RandomToken.make(octets: count)
            #expect(token.utf8.count == (count * 4 + 2) / 3)
            #expect(Base64.decode(token)?.count == count)
            #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        }
    }

    @Test func `no two tokens are alike`() {
        #expect(Set((0..<1000).map { _ in RandomToken.make(octets: 16) }).count == 1000)
    }

    @Test func `a readable password has 100 bits and no look-alikes`() {
        #expect(Set(ReadablePassword.alphabet).count == 32)
        #expect(Set(ReadablePassword.alphabet).isDisjoint(with: "l1o0IO".utf8))
        let password = ReadablePassword.make()
        let groups = password.split(separator: "-")
        #expect(groups.map(\.count) == [5, 5, 5, 5])
        #expect(groups.joined().utf8.allSatisfy(ReadablePassword.alphabet.contains))
        #expect(password != ReadablePassword.make())
    }

    @Test func `a readable password uses its whole alphabet`() {
        let letters = Set((0..<200).flatMap { _ in Array(ReadablePassword.make().utf8) })
        #expect(letters == Set(ReadablePassword.alphabet).union([UInt8(ascii: "-")]))
    }
}
