import Outbound
import Testing

struct OutboundURLTests {
    @Test(arguments: [
        ("https://Example.ORG/a/b?c=d#e", "https", "example.org", 443, "https://example.org/…"),
        ("http://u:secret@example.org:8080/", "http", "example.org", 8080, "http://example.org:8080/"),
        ("https://[2001:db8::1]:444/", "https", "2001:db8::1", 444, "https://[2001:db8::1]:444/"),
        ("http://example.org?token=secret", "http", "example.org", 80, "http://example.org/…"),
        ("http://2130706433/", "http", "127.0.0.1", 80, "http://127.0.0.1/"),
        ("webcal://example.org/a.ics", "https", "example.org", 443, "https://example.org/…"),
        ("WEBCALS://example.org:8443/a", "https", "example.org", 8443, "https://example.org:8443/…"),
        ("http://0x7f.1/", "http", "127.0.0.1", 80, "http://127.0.0.1/"),
    ])
    func `has a host and a port, and is shown without its secrets`(
        text: String, scheme: String, host: String, port: Int, shown: String
    ) throws {
        let url = try OutboundURL(text)
        #expect(url.scheme == scheme)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect("\(url)" == shown)
        #expect(String(reflecting: url) == shown)
        #expect(!"\(OutboundError.tooSlow(url))".contains("secret"))
    }

    @Test(arguments: [
        "", "example.org/a", "/a", "https://", "https://:80/", "https://a b/", "http://a/\nb", "http://a:99999/",
    ])
    func `refuses what is no whole URL`(text: String) {
        #expect { try OutboundURL(text) } throws: { error in
            if case OutboundError.invalidURL = error { true } else { false }
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/a", "javascript://a/"])
    func `refuses other schemes`(text: String) {
        #expect(throws: OutboundError.schemeNotAllowed(String(text.prefix { $0 != ":" }))) { try OutboundURL(text) }
    }
}
