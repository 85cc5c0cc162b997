import Addresses
import Testing

struct IPAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:DB8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
    ])
    func `has one form for one address`(text: String, form: String) throws {
        #expect(try #require(IPAddress(text)).description == form)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "::g", "example.org"])
    func `refuses what is no address`(text: String) {
        #expect(IPAddress(text) == nil)
    }
}
