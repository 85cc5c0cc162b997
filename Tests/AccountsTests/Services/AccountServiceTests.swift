import Accounts
import CalendarModel
import Chronology
import Secrets
import Testing

struct AccountServiceTests {
    @Test func `nobody is added whose password is refused`() async throws {
        let house = try await SmallHouse()
        let draft = PrincipalDraft(name: try #require(ResourceName("bert")), displayName: "Bert")
        await #expect(throws: AccountError.password(.tooShort(minimum: 8))) {
            try await house.service.addUser(draft, password: "short", at: house.start)
        }
        #expect(try await house.keeper.principals().count == 1)
    }

    @Test func `a name is taken once, in any case`() async throws {
        let house = try await SmallHouse()
        let draft = PrincipalDraft(name: try #require(ResourceName("ANNA")), displayName: "Other")
        await #expect(throws: AccountError.store(.nameTaken("ANNA"))) {
            try await house.service.addUser(draft, password: "battery staple", at: house.start)
        }
        #expect(try await house.login("anna", SmallHouse.password) == .success(house.anna))
    }

    @Test func `no password lies in the store`() async throws {
        let house = try await SmallHouse()
        let (text, _) = try await house.service.addAppPassword(label: "A", to: house.anna.name, at: house.start)
        for credential in try await house.keeper.credentials(of: house.anna.id) {
            #expect(!credential.digest.contains(SmallHouse.password) && !credential.digest.contains(text))
        }
    }

    @Test func `app passwords are listed in order and removed one by one`() async throws {
        let house = try await SmallHouse()
        let name = house.anna.name
        for (offset, label) in ["Telephone", "Laptop"].enumerated() {
            let now = house.start.advanced(bySeconds: Int64(offset))
            _ = try await house.service.addAppPassword(label: label, to: name, at: now)
        }
        let listed = try await house.service.appPasswords(of: name)
        #expect(listed.map(\.label) == ["Telephone", "Laptop"])
        try await house.service.removeAppPassword(listed[0].id, of: name)
        #expect(try await house.service.appPasswords(of: name).map(\.label) == ["Laptop"])
        await #expect(throws: AccountError.store(.noSuchCredential)) {
            try await house.service.removeAppPassword(listed[0].id, of: name)
        }
    }

    @Test func `the password itself cannot be removed as if it were an app password`() async throws {
        let house = try await SmallHouse()
        let password = try #require(try await house.keeper.credentials(of: house.anna.id).first)
        await #expect(throws: AccountError.store(.noSuchCredential)) {
            try await house.service.removeAppPassword(password.id, of: house.anna.name)
        }
        #expect(try await house.login("anna", SmallHouse.password) == .success(house.anna))
    }

    @Test(arguments: ["", String(repeating: "x", count: 101)])
    func `a device needs a name that fits`(label: String) async throws {
        let house = try await SmallHouse()
        await #expect(throws: AccountError.unusableLabel(limit: 100)) {
            try await house.service.addAppPassword(label: label, to: house.anna.name, at: house.start)
        }
    }

    @Test func `teams and strangers have no passwords`() async throws {
        let house = try await SmallHouse()
        let sales = try #require(ResourceName("sales"))
        let draft = PrincipalDraft(kind: .team, name: sales, displayName: "Sales")
        await #expect(throws: AccountError.notAUser("sales")) {
            try await house.service.addUser(draft, password: "battery staple", at: house.start)
        }
        await #expect(throws: AccountError.noSuchUser("sales")) {
            try await house.service.setPassword("battery staple", of: sales, at: house.start)
        }
        _ = try await house.keeper.addPrincipal(draft, at: house.start)
        await #expect(throws: AccountError.notAUser("sales")) {
            try await house.service.setPassword("battery staple", of: sales, at: house.start)
        }
    }
}
