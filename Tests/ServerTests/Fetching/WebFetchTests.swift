import HTTPTypes
import Testing

@testable import Server

struct WebAddressTests {
    @Test(arguments: [
        ("http://a", "http://a/"), ("https://a:443/b?c#d", "https://a/b?c"), ("webcal://a/b.ics", "https://a/b.ics"),
        ("HTTP://a:8008/b", "http://a:8008/b"), ("http://[::1]:1/b", "http://[::1]:1/b"), ("http://a?b", "http://a/?b"),
    ])
    func `has one spelling for what is fetched`(text: String, spelling: String) throws {
        #expect(try #require(WebAddress(text)).description == spelling)
    }

    @Test(arguments: [
        "", "a", "ftp://a", "http://", "http:///a", "http://a b", "http://a/b c", "http://u:p@a/", "http://a:x/",
    ])
    func `refuses what is none`(text: String) {
        #expect(WebAddress(text) == nil)
    }
}

struct WebFetchTests {
    private static let redirecting = Surface(name: "from", prefix: "from", methods: [.get]) { request in
        SurfaceResponse(.found, fields: [.location: request.path == "/from/loop" ? "/from/loop" : "/echo/there"])
    }

    @Test func `fetches, and follows where it is sent`() async throws {
        try await running(makeServer(surfaces: [echo(), Self.redirecting])) { port in
            let direct = try await WebFetch().get(#require(WebAddress("http://127.0.0.1:\(port)/echo/x?y")))
            #expect(direct.status == 200)
            #expect(direct.redirects == 0)
            #expect(String(decoding: direct.octets, as: UTF8.self).hasPrefix("GET /echo/x ?y"))
            let sent = try await WebFetch().get(#require(WebAddress("http://127.0.0.1:\(port)/from/a")))
            #expect(sent.redirects == 1)
            #expect(String(decoding: sent.octets, as: UTF8.self).hasPrefix("GET /echo/there"))
        }
    }

    @Test func `does not go round in circles`() async throws {
        try await running(makeServer(surfaces: [Self.redirecting])) { port in
            let address = try #require(WebAddress("http://127.0.0.1:\(port)/from/loop"))
            await #expect(throws: WebFetch.Failure.tooManyRedirects) { try await WebFetch().get(address) }
        }
    }

    @Test func `takes no more than it was told to`() async throws {
        try await running(makeServer()) { port in
            let address = try #require(WebAddress("http://127.0.0.1:\(port)/echo"))
            await #expect(throws: WebFetch.Failure.tooLarge(limit: 10)) { try await WebFetch(limit: 10).get(address) }
        }
    }

    @Test func `says when nobody is there`() async throws {
        let port = try await running(makeServer()) { $0 }
        let address = try #require(WebAddress("http://127.0.0.1:\(port)/"))
        await #expect(throws: WebFetch.Failure.self) { try await WebFetch().get(address) }
    }
}
