import AppPages
import Testing

struct ServerAddressTests {
    @Test(arguments: [
        ("https://calendar.example.org", true, "calendar.example.org", 443, "https://calendar.example.org"),
        ("https://calendar.example.org:443", true, "calendar.example.org", 443, "https://calendar.example.org"),
        ("http://localhost:8008", false, "localhost", 8008, "http://localhost:8008"),
        ("http://[::1]:8008/", false, "::1", 8008, "http://[::1]:8008"),
        ("https://[2001:db8::1]", true, "2001:db8::1", 443, "https://[2001:db8::1]"),
    ])
    func `an origin has a scheme, a host and a port`(
        text: String, isSecure: Bool, host: String, port: Int, origin: String
    ) throws {
        let address = try #require(ServerAddress(text))
        #expect(address.isSecure == isSecure)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.origin == origin)
        #expect(address.calendars == origin + "/dav/")
    }

    @Test(arguments: [
        "", "https://", "calendar.example.org", "ftp://example.org", "https://a:0", "https://a:x", "http://[::1",
    ])
    func `anything else is none`(text: String) {
        #expect(ServerAddress(text) == nil)
    }
}
