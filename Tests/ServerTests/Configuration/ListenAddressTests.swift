import Testing

@testable import Server

struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8008", "127.0.0.1", 8008), ("[::1]:80", "::1", 80), ("localhost:0", "localhost", 0),
    ])
    func `reads a host and a port`(text: String, host: String, port: Int) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == text)
    }

    @Test(arguments: ["8008", "::1:80", ":80", "host:", "host:70000", "host:-1", "[::1]", "[]:80", "[host]:80"])
    func `refuses what is no address`(text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1:1", true), ("127.9.9.9:1", true), ("localhost:1", true), ("[::1]:1", true), ("0.0.0.0:1", false),
        ("[::]:1", false), ("192.0.2.1:1", false), ("example.org:1", false),
    ])
    func `knows what only this machine can reach`(text: String, isLoopback: Bool) throws {
        #expect(try #require(ListenAddress(text)).isLoopback == isLoopback)
    }
}
