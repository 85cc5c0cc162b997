import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

struct ResponderTests {
    private func asking<Value: Sendable>(
        _ server: TurnusServer, _ body: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await server.application().test(.live, body)
    }

    @Test func `the first segment picks the surface and the rest arrives as it came`() async throws {
        try await asking(makeServer()) { client in
            try await client.execute(uri: "/echo/a%2Fb/../c%20d//?q=1&r=%41", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).hasPrefix("GET /echo/a%2Fb/../c%20d// ?q=1&r=%41 body=0 http://"))
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                #expect(response.headers[.requestID]?.count == 16)
            }
        }
    }

    @Test func `rfc9110 §15.5.5 nothing is found where nobody answers`() async throws {
        try await asking(makeServer()) { client in
            try await client.execute(uri: "/nowhere", method: .get) { #expect($0.status == .notFound) }
            try await client.execute(uri: "/", method: .get) { #expect($0.status == .notFound) }
            try await client.execute(uri: "/echoes", method: .get) { #expect($0.status == .notFound) }
        }
    }

    @Test func `rfc9110 §15.5.6 a method that is not answered is refused with those that are`() async throws {
        try await asking(makeServer()) { client in
            try await client.execute(uri: "/echo/x", method: .delete) { response in
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow] == "GET, PUT, HEAD, OPTIONS")
            }
        }
    }

    @Test func `rfc9110 §9.3.7 OPTIONS tells the methods`() async throws {
        try await asking(makeServer()) { client in
            try await client.execute(uri: "/echo/x", method: .options) { response in
                #expect(response.status == .noContent)
                #expect(response.headers[.allow] == "GET, PUT, HEAD, OPTIONS")
            }
        }
    }

    @Test func `rfc9110 §9.3.2 HEAD has the head of GET and no body`() async throws {
        try await asking(makeServer()) { client in
            let length = try await client.execute(uri: "/echo/x", method: .get) { $0.headers[.contentLength] }
            try await client.execute(uri: "/echo/x", method: .head) { response in
                #expect(response.status == .ok)
                // The answer begins with the method, and HEAD is one letter longer.
                #expect(
                    response.headers[.contentLength].flatMap { Int($0) } == length.flatMap { Int($0) }.map { $0 + 1 })
                #expect(response.body.readableBytes == 0)
            }
        }
    }

    @Test func `rfc9110 §15.5.14 a body over the surface's limit is refused`() async throws {
        try await asking(makeServer(surfaces: [echo(bodyLimit: 100)])) { client in
            let fits = ByteBuffer(repeating: 0x41, count: 100)
            try await client.execute(uri: "/echo", method: .put, body: fits) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).contains("body=100 "))
            }
        }
    }

    @Test func `an unknown error is ours and its reason stays in the house`() async throws {
        struct Secret: Error {}
        let log = LogLines()
        let failing = Surface(name: "bad", prefix: "bad", methods: [.get]) { _ in throw Secret() }
        try await asking(makeServer(surfaces: [failing], log: log)) { client in
            try await client.execute(uri: "/bad", method: .get) { response in
                #expect(response.status == .internalServerError)
                let text = String(buffer: response.body)
                #expect(!text.contains("Secret"))
                let id = try #require(response.headers[.requestID])
                #expect(text.contains(id))
                #expect(log.all.contains { $0.contains("Secret") && $0.contains(id) && $0.contains("level=error") })
            }
        }
    }

    @Test func `more requests than the house holds are told to come back`() async throws {
        var configuration = testConfiguration()
        configuration.limits.requests = 0
        try await asking(makeServer(configuration)) { client in
            try await client.execute(uri: "/echo", method: .get) { response in
                #expect(response.status == .serviceUnavailable)
                #expect(response.headers[.retryAfter] == "2")
            }
        }
    }

    @Test func `health follows the store`() async throws {
        struct Away: Error {}
        try await asking(makeServer()) { client in
            try await client.execute(uri: "/health", method: .get) { #expect($0.status == .ok) }
        }
        try await asking(makeServer(checkStore: { throw Away() })) { client in
            try await client.execute(uri: "/health", method: .get) { #expect($0.status == .serviceUnavailable) }
        }
    }

    @Test func `metrics count what happened`() async throws {
        try await asking(makeServer()) { client in
            try await client.execute(uri: "/echo", method: .get) { #expect($0.status == .ok) }
            try await client.execute(uri: "/echo", method: .delete) { #expect($0.status == .methodNotAllowed) }
            try await client.execute(uri: "/metrics", method: .get) { response in
                let text = String(buffer: response.body)
                #expect(
                    text.contains(#"turnus_http_requests_total{surface="echo",method="GET",status="2xx"} 1"# + "\n"))
                #expect(text.contains(#"turnus_http_requests_total{surface="echo",method="DELETE",status="4xx"} 1"#))
                #expect(text.contains(#"turnus_http_request_seconds_bucket{surface="echo",le="+Inf"} 2"#))
                #expect(text.contains(#"turnus_http_request_seconds_count{surface="echo"} 2"#))
                #expect(text.contains("turnus_http_requests_in_flight 1\n"))
                #expect(text.contains("# TYPE process_resident_memory_bytes gauge\n"))
            }
        }
    }

    @Test func `the log has one line a request and no secret`() async throws {
        let log = LogLines()
        let secretive = Surface(
            name: "feeds", prefix: "feeds", methods: [.get], template: { _ in "/feeds/…/…" }
        ) { _ in .text(.ok, "12345") }
        try await asking(makeServer(surfaces: [secretive], log: log)) { client in
            try await client.execute(
                uri: "/feeds/TOKENTOKEN/work.ics?key=QUERYSECRET", method: .get,
                headers: [.authorization: "Basic HEADERSECRET"]
            ) { #expect($0.status == .ok) }
        }
        let line = try #require(log.requests.first)
        #expect(log.requests.count == 1)
        for word in ["method=GET", "surface=feeds", "path=/feeds/…/…", "status=200", "octets=5", "end=complete"] {
            #expect(line.contains(word))
        }
        for secret in ["TOKENTOKEN", "QUERYSECRET", "HEADERSECRET"] {
            #expect(!log.all.joined().contains(secret))
        }
    }
}
