import HTTPTypes
import NIOCore
import ServiceLifecycle
import Testing

@testable import Server

/// What happens on the wire itself, said and heard octet by octet.
struct ConnectionTests {
    @Test func `rfc9112 §9.6 a connection ends after Close in any spelling`() async throws {
        try await running(makeServer()) { port in
            for word in ["close", "Close", "CLOSE", "TE, Close"] {
                let answer = try await RawClient.exchange(
                    "GET /echo HTTP/1.1\r\nHost: a\r\nConnection: \(word)\r\n\r\n", with: port)
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(answer.lowercased().contains("connection: close\r\n"))
            }
        }
    }

    @Test func `rfc9112 §9.3 HTTP 1.0 needs no Host and ends the connection`() async throws {
        try await running(makeServer()) { port in
            let answer = try await RawClient.exchange("GET /echo HTTP/1.0\r\n\r\n", with: port)
            #expect(answer.contains(" 200 OK\r\n"))
            #expect(answer.contains("http://127.0.0.1:\(port) "))
            #expect(!answer.lowercased().contains("transfer-encoding"))
        }
    }

    @Test func `rfc9112 §9.3 a connection is kept for the next request`() async throws {
        try await running(makeServer()) { port in
            try await RawClient.connected(to: port) { talk in
                for _ in 0..<3 {
                    try await talk.say("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
                    #expect(try await talk.hear(until: "principal=-").hasPrefix("HTTP/1.1 200 OK\r\n"))
                }
            }
        }
    }

    @Test(arguments: [
        "", "Host: \r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: a\r\nHost: a\r\n", "Host: a\r\nHost: b\r\n",
    ])
    func `rfc9112 §3.2 a request needs exactly one good Host`(fields: String) async throws {
        try await running(makeServer()) { port in
            let answer = try await RawClient.exchange(
                "GET /echo HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n", with: port)
            #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    @Test func `rfc9110 §10.1.1 100 Continue comes when the body is wanted`() async throws {
        try await running(makeServer()) { port in
            try await RawClient.connected(to: port) { talk in
                try await talk.say("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n")
                #expect(try await talk.hear(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
                try await talk.say("abc")
                #expect(try await talk.hear(until: "principal=-").contains("body=3 "))
            }
        }
    }

    @Test func `rfc9110 §10.1.1 no body is asked for that would be refused`() async throws {
        try await running(makeServer(surfaces: [echo(bodyLimit: 2)])) { port in
            let answer = try await RawClient.exchange(
                "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n", with: port)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(answer.lowercased().contains("connection: close\r\n"))
        }
    }

    @Test func `a body that grows over the limit without saying so is refused`() async throws {
        try await running(makeServer(surfaces: [echo(bodyLimit: 2)])) { port in
            let answer = try await RawClient.exchange(
                "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", with: port)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `rfc9110 §15.5.9 a body that does not come is not waited for`() async throws {
        var configuration = testConfiguration()
        configuration.timeouts.body = .milliseconds(50)
        try await running(makeServer(configuration)) { port in
            let answer = try await RawClient.exchange(
                "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na", with: port)
            #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        }
    }

    @Test func `a head that does not end is not waited for`() async throws {
        var configuration = testConfiguration()
        configuration.timeouts.idle = .milliseconds(50)
        try await running(makeServer(configuration)) { port in
            let answer = try await RawClient.exchange("GET /echo HTTP/1.1\r\nHost", with: port)
            #expect(answer.isEmpty)
        }
    }

    @Test func `more header than the limit is refused`() async throws {
        var configuration = testConfiguration()
        configuration.limits.header = 1000
        try await running(makeServer(configuration)) { port in
            let long = String(repeating: "x", count: 2000)
            let answer = try await RawClient.exchange(
                "GET /echo HTTP/1.1\r\nHost: a\r\nX-Long: \(long)\r\n\r\n", with: port)
            #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    @Test func `a body that breaks off ends the connection without an end of the body`() async throws {
        struct Broken: Error {}
        let log = LogLines()
        let broken = Surface(name: "broken", prefix: "broken", methods: [.get]) { _ in
            SurfaceResponse(
                .ok,
                body: .stream { writer in
                    try await writer.write(Array("half".utf8))
                    throw Broken()
                })
        }
        try await running(makeServer(surfaces: [broken], log: log)) { port in
            let answer = try await RawClient.exchange("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n", with: port)
            #expect(!answer.contains("0\r\n\r\n"))
        }
        #expect(log.requests.count == 1)
        #expect(log.requests.allSatisfy { $0.contains("end=cut") })
    }

    @Test func `a request in flight is finished when the server stops`() async throws {
        let (entered, enter) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        let slow = Surface(name: "slow", prefix: "slow", methods: [.get]) { _ in
            enter.yield()
            for await _ in released { break }
            return .text(.ok, "finished")
        }
        let (urls, listening) = AsyncStream<String>.makeStream()
        let services = try makeServer(surfaces: [slow]).group(signals: []) { listening.yield($0) }
        async let end: Void = services.run()
        var iterator = urls.makeAsyncIterator()
        let url = try #require(await iterator.next())
        let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
        async let answer = RawClient.exchange("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n", with: port)
        for await _ in entered { break }
        await services.triggerGracefulShutdown()
        release.yield()
        #expect(try await answer.hasSuffix("finished"))
        try await end
    }

    @Test func `a port in use is named with a cure`() async throws {
        try await running(makeServer()) { port in
            var configuration = testConfiguration()
            configuration.listen = ListenAddress(host: "127.0.0.1", port: port)
            let second = try makeServer(configuration)
            await #expect(throws: ServerStartError.addressInUse(configuration.listen)) {
                try await second.run { _ in }
            }
        }
    }
}
