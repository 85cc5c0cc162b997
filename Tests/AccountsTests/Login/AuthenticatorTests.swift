import CalendarModel
import Chronology
import Secrets
import Testing

@testable import Accounts

struct AuthenticatorTests {
    @Test(arguments: ["anna", "ANNA", "anna@example.com", "Anna@EXAMPLE.com"])
    func `the password lets in by name and by address, in any case`(user: String) async throws {
        let house = try await SmallHouse()
        #expect(try await house.login(user, SmallHouse.password) == .success(house.anna))
    }

    @Test(arguments: [
        ("anna", "wrong horse"), ("anna", ""), ("anna", "CORRECT HORSE"), ("nobody", SmallHouse.password), ("", ""),
        ("nobody@example.com", SmallHouse.password), ("anna/..", SmallHouse.password),
        (String(repeating: "a", count: 500), SmallHouse.password),
        ("anna", String(repeating: "a", count: 5000)),
    ])
    func `anything else is wrong, whoever it is`(user: String, password: String) async throws {
        let house = try await SmallHouse()
        #expect(try await house.login(user, password) == .failure(.wrong))
    }

    @Test func `a right password is checked the slow way once and remembered while it is used`() async throws {
        let house = try await SmallHouse()
        for second in stride(from: Int64(0), to: 3000, by: 500) {
            #expect(try await house.login("anna", SmallHouse.password, after: second) == .success(house.anna))
        }
        #expect(await house.authenticator.slowChecks == 1)
        #expect(try await house.login("anna", SmallHouse.password, after: 3100) == .success(house.anna))
        #expect(await house.authenticator.slowChecks == 2)
    }

    @Test func `an unknown user costs a slow check like any other`() async throws {
        let house = try await SmallHouse()
        _ = try await house.login("nobody", SmallHouse.password)
        #expect(await house.authenticator.slowChecks == 1)
    }

    @Test func `a changed password is forgotten at once`() async throws {
        let house = try await SmallHouse()
        #expect(try await house.login("anna", SmallHouse.password) == .success(house.anna))
        try await house.service.setPassword("another horse", of: house.anna.name, at: house.start)
        #expect(try await house.login("anna", SmallHouse.password) == .failure(.wrong))
        #expect(try await house.login("anna", "another horse") == .success(house.anna))
    }

    @Test func `a user who was removed is let in no more`() async throws {
        let house = try await SmallHouse()
        #expect(try await house.login("anna@example.com", SmallHouse.password) == .success(house.anna))
        try await house.keeper.removePrincipal(house.anna.id)
        #expect(try await house.login("anna@example.com", SmallHouse.password) == .failure(.wrong))
    }

    @Test func `an app password lets in without a slow check, however it is typed, until it is removed`() async throws {
        let house = try await SmallHouse()
        let (text, credential) = try await house.service.addAppPassword(
            label: "Telephone", to: house.anna.name, at: house.start)
        let bare = text.filter { $0 != "-" }
        for typed in [text, text.uppercased(), bare, bare.prefix(5) + " " + bare.dropFirst(5)] {
            #expect(try await house.login("anna", typed) == .success(house.anna))
        }
        #expect(await house.authenticator.slowChecks == 0)
        let kept = try await house.keeper.credentials(of: house.anna.id)
        #expect(kept.contains { $0.id == credential.id && $0.lastUsed == house.start })
        try await house.service.removeAppPassword(credential.id, of: house.anna.name)
        #expect(try await house.login("anna", text) == .failure(.wrong))
    }

    @Test func `what is on record is the digest of the text that was shown`() async throws {
        let house = try await SmallHouse()
        let (text, credential) = try await house.service.addAppPassword(
            label: "A", to: house.anna.name, at: house.start)
        #expect(credential.digest == Digest.sha256Hex(text))
    }

    @Test func `an app password is of one user alone`() async throws {
        let house = try await SmallHouse()
        let draft = PrincipalDraft(name: try #require(ResourceName("bert")), displayName: "Bert")
        let bert = try await house.service.addUser(draft, password: "battery staple", at: house.start)
        let (text, _) = try await house.service.addAppPassword(label: "A", to: house.anna.name, at: house.start)
        #expect(try await house.login("bert", text) == .failure(.wrong))
        #expect(try await house.login("bert", "battery staple") == .success(bert))
    }

    @Test func `when the store is away nobody is called wrong`() async throws {
        let house = try await SmallHouse()
        house.keeper.goAway()
        await #expect(throws: AccountError.store(.unavailable(reason: "away"))) {
            try await house.login("anna", SmallHouse.password)
        }
    }

    @Test func `a digest that cannot be read is our fault and not the user's`() async throws {
        let house = try await SmallHouse()
        try await house.keeper.setPassword(digest: "md5$x", of: house.anna.id, at: house.start)
        await #expect(throws: AccountError.secrets(.unknownPasswordFormat)) {
            try await house.login("anna", SmallHouse.password)
        }
    }

    @Test func `an address is looked for once, and an address of two people is nobody's`() async throws {
        let house = try await SmallHouse()
        for _ in 0..<5 { _ = try await house.login("anna@example.com", SmallHouse.password) }
        #expect(house.keeper.listings == 1)
        for name in ["bert", "carl"] {
            let draft = PrincipalDraft(
                name: try #require(ResourceName(name)), displayName: name, addresses: ["office@example.com"])
            _ = try await house.service.addUser(draft, password: "battery staple", at: house.start)
        }
        #expect(try await house.login("office@example.com", "battery staple") == .failure(.wrong))
    }

    @Test func `a team does not sign in, whatever is on record for it`() async throws {
        let house = try await SmallHouse()
        let draft = PrincipalDraft(kind: .team, name: try #require(ResourceName("sales")), displayName: "Sales")
        let team = try await house.keeper.addPrincipal(draft, at: house.start)
        try await house.keeper.setPassword(
            digest: PasswordHash.make("battery staple", cost: SmallHouse.cheap), of: team.id, at: house.start)
        #expect(try await house.login("sales", "battery staple") == .failure(.wrong))
    }
}
