import Testing

@testable import Mail

struct MailAddressTests {
    @Test(arguments: [
        "erika@example.org", "e.muster+termine@mail.example.org", "o'neill@example.org", "a@localhost",
        "jörg@example.org",
    ])
    func `rfc5322 §3-4-1 only what mail servers take is an address`(text: String) {
        #expect((MailAddress(text) != nil) == text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: [
        "", "@", "erika", "erika@", "@example.org", "a@b@c", "a b@example.org", "a@exam ple.org", "a@-x.org",
        "a@x-.org", "a@x..org", "a@example.org\r\nBcc: b@example.org", "a\r\nRCPT TO:<b@example.org>@example.org",
        "<a@example.org>", "a@example.org>", "\"a b\"@example.org",
    ])
    func `what could say more than an address is none`(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test func `rfc5321 §4-5-3-1 too long is no address`() {
        #expect(MailAddress(String(repeating: "a", count: 64) + "@example.org") != nil)
        #expect(MailAddress(String(repeating: "a", count: 65) + "@example.org") == nil)
        let domain = Array(repeating: String(repeating: "b", count: 62), count: 4).joined(separator: ".")
        #expect(MailAddress("a@" + domain) != nil && MailAddress("aaaaa@" + domain) == nil)
    }

    @Test func `a name keeps to its line`() {
        #expect(MailAddress("a@example.org", name: "Erika\r\nBcc: b@example.org")?.name == "ErikaBcc: b@example.org")
    }
}
