import Failures
import HTTPTypes
import Testing
import WebDAV

struct ResourcePathReferenceTests {
    private let bases = ["https://cal.example.org", "http://127.0.0.1:8008/", "HTTP://Other.example.org:80"]

    @Test(arguments: [
        "/dav/a%40b/", "https://cal.example.org/dav/a@b/", "HTTPS://CAL.Example.ORG/dav/a@b/",
        "https://cal.example.org:443/dav/a@b/", "http://cal.example.org:80/dav/a@b/", "http://cal.example.org/dav/a@b/",
        "http://127.0.0.1:8008/dav/a@b/", "https://me:secret@cal.example.org/dav/a@b/",
        "http://other.example.org/dav/a@b/",
        " \n https://cal.example.org/dav/a@b/\t\r\n",
    ])
    func `rfc4918 §8.3 a path and our own addresses name the same resource`(reference: String) throws {
        let path = try ResourcePath(reference: reference, bases: bases)
        #expect(path == ResourcePath(["dav", "a@b"], isCollection: true))
    }

    @Test func `rfc3986 §6.2.3 an address without a path is the root`() throws {
        #expect(try ResourcePath(reference: "https://cal.example.org", bases: bases).href == "/")
    }

    @Test(arguments: [
        "https://evil.example.com/dav/", "http://127.0.0.1/dav/", "http://127.0.0.1:80081/",
        "https://cal.example.org:80/",
        "https://cal.example.org@evil.example.com/", "http://cal.example.org.evil.example.com/",
        "https://evil.example.com#@cal.example.org/", "https://evil.example.com?@cal.example.org/",
    ])
    func `rfc4918 §9.8.5 another server is a bad gateway`(reference: String) {
        let failure = #expect(throws: Failure.self) { try ResourcePath(reference: reference, bases: bases) }
        #expect(failure?.status == .badGateway)
    }

    @Test(arguments: [
        "", " ", "dav/", "mailto:a@b", "urn:uuid:1", "ftp://cal.example.org/", "https:/dav", "https://",
        "https://:443/",
        "https://cal.example.org/a?b", "https://cal.example.org/a#b", "https://cal.example.org/%2e%2e/", "../a", "?a",
    ])
    func `what is neither is refused`(reference: String) {
        let failure = #expect(throws: Failure.self) { try ResourcePath(reference: reference, bases: bases) }
        #expect(failure?.status == .badRequest)
    }
}
