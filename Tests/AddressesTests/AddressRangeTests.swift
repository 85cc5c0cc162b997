import Addresses
import Testing

struct AddressRangeTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
        ("192.0.2.7", "192.0.2.8", false), ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe00::1", false),
        ("0.0.0.0/0", "203.0.113.1", true), ("0.0.0.0/0", "::1", false), ("10.0.0.0/8", "::ffff:10.1.1.1", true),
    ])
    func `a range has the addresses that begin alike`(range: String, address: String, isIn: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(try #require(IPAddress(address))) == isIn)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/", "/8", "10.0.0.0/8/8", "::/129", "x/1"])
    func `refuses what is no range`(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
