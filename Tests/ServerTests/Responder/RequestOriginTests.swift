import Addresses
import HTTPTypes
import Testing

@testable import Server

struct RequestOriginTests {
    private let trusted = [AddressRange("10.0.0.0/8")!, AddressRange("::1")!]

    private func seen(from peer: String, _ fields: HTTPFields) -> RequestOrigin {
        RequestOrigin(address: IPAddress(peer), scheme: "http", host: "inside")
            .seen(through: trusted, fields: fields)
    }

    private let claim: HTTPFields = [
        .forwardedFor: "198.51.100.7", .forwardedProto: "https", .forwardedHost: "cal.example.org",
    ]

    @Test func `believes a proxy that is configured`() {
        let origin = seen(from: "10.1.1.1", claim)
        #expect(origin == RequestOrigin(address: IPAddress("198.51.100.7"), scheme: "https", host: "cal.example.org"))
    }

    @Test func `believes nobody else`() {
        let origin = seen(from: "203.0.113.9", claim)
        #expect(origin == RequestOrigin(address: IPAddress("203.0.113.9"), scheme: "http", host: "inside"))
    }

    @Test func `stops at the first hop that nobody vouches for`() {
        let origin = seen(from: "10.1.1.1", [.forwardedFor: "127.0.0.1, 198.51.100.7, 10.2.2.2"])
        #expect(origin.address == IPAddress("198.51.100.7"))
    }

    @Test func `rfc7239 §4 reads Forwarded, with quotes, ports and brackets`() {
        let origin = seen(
            from: "::1", [.forwarded: #"for=192.0.2.1, For="[2001:db8::17]:4711";proto=https;host="cal.example.org""#])
        #expect(origin == RequestOrigin(address: IPAddress("2001:db8::17"), scheme: "https", host: "cal.example.org"))
    }

    @Test func `rfc7239 §4 what a client claims beyond its proxy does not count`() {
        let origin = seen(
            from: "10.1.1.1",
            [.forwarded: "for=127.0.0.1;proto=https;host=evil.example, for=192.0.2.1;proto=http;host=cal.example.org"])
        #expect(origin == RequestOrigin(address: IPAddress("192.0.2.1"), scheme: "http", host: "cal.example.org"))
    }

    @Test(arguments: ["evil example", "a/b", "a@b", "a\"b", ""])
    func `a host that is none is not believed`(host: String) {
        #expect(seen(from: "10.1.1.1", [.forwardedHost: host]).host == "inside")
    }
}
