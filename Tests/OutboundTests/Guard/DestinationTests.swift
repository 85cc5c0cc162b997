import Addresses
import Testing

@testable import Outbound

struct DestinationTests {
    @Test(arguments: [
        "intranet.example.org", "localhost", "10.0.0.1", "10.0.0.0/8", "fd00::/8", "::1", "Files.Example",
    ])
    func `reads hosts, addresses and ranges`(text: String) {
        #expect(Destination(text) != nil)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0", "https://example.org", "example.org:80", "exa mple", "*.example", "a.",
    ])
    func `refuses what is neither`(text: String) {
        #expect(Destination(text) == nil)
    }

    @Test(arguments: [
        ("8.8.8.8", "example.org", true), ("10.1.1.1", "example.org", true), ("10.1.1.1", "other.example", true),
        ("192.168.0.1", "files.example", true), ("192.168.0.1", "other.example", false),
        ("192.168.0.1", "x.files.example", false), ("127.0.0.1", "example.org", false),
        ("::ffff:10.1.1.1", "example.org", true), ("fd00::1", "example.org", false),
    ])
    func `permits what is public, and what is allowed`(address: String, host: String, isPermitted: Bool) throws {
        let allowed = [try #require(Destination("10.0.0.0/8")), try #require(Destination("files.example"))]
        #expect(Guard(allowed: allowed).permits(try #require(IPAddress(address)), for: host) == isPermitted)
    }
}
