import Testing

@testable import CalDAV

struct SyncTokenTests {
    @Test(arguments: [SyncToken.Scope.calendar, .home])
    func `rfc6578 §4 a token is a URI that comes back as it went`(scope: SyncToken.Scope) {
        let token = SyncToken(scope, key: "k3y", revision: 42)
        #expect(token.text.hasPrefix("urn:"))
        #expect(SyncToken(token.text) == token)
    }

    @Test(arguments: [
        "", "urn:x-turnus:sync:", "urn:x-turnus:sync:calendar:k", "urn:x-turnus:sync:calendar::1",
        "urn:x-turnus:sync:calendar:k:-1", "urn:x-turnus:sync:calendar:k:1:2", "urn:x-turnus:sync:planet:k:1",
        "urn:x-turnus:sync:calendar:k:99999999999999999999", "https://example.org/1",
    ])
    func `rfc6578 §4 nothing else is one`(text: String) {
        #expect(SyncToken(text) == nil)
    }
}
