import Accounts
import Testing

struct ClientAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("2001:db8::1", "2001:db8::ffff:1:2:3", true), ("2001:db8::1", "2001:db8:0:1::1", false),
        ("::ffff:192.0.2.1", "192.0.2.1", true), ("fe80::1%eth0", "fe80::2%eth1", true),
        ("0.0.0.0", "::", false), ("", "unix", true), ("", "0.0.0.0", false),
    ])
    func `rfc4291 §2.5.4 one network of 64 bits is one address`(first: String, second: String, isSame: Bool) {
        #expect((ClientAddress(first) == ClientAddress(second)) == isSame)
    }
}
