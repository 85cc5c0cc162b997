import Addresses
import Compression
import HTTPTypes
import Outbound
import Testing

struct CurlClientTests {
    private let limits = OutboundLimits(octets: 10_000, connect: .seconds(5), total: .seconds(20))
    private let toLoopback = OutboundSettings(allowed: [Destination("127.0.0.0/8")!])

    /// What a client with these settings gets for a request to a server with these answers.
    private func outcome(
        _ answers: [[UInt8]], path: String = "/", method: HTTPRequest.Method = .get, fields: HTTPFields = [:],
        body: [UInt8] = [], limits: OutboundLimits? = nil, settings: OutboundSettings? = nil, host: String = "127.0.0.1"
    ) async throws -> (result: Result<OutboundAnswer, OutboundError>, requests: [String], port: Int) {
        let server = try LoopbackServer(answers)
        defer { server.stop() }
        let client = CurlClient(settings: settings ?? toLoopback, parallel: 1)
        let url = try OutboundURL("http://\(host):\(server.port)\(path)")
        let result: Result<OutboundAnswer, OutboundError>
        do throws(OutboundError) {
            result = .success(
                try await client.answer(
                    to: OutboundRequest(method, url, fields: fields, body: body, limits: limits ?? self.limits)))
        } catch {
            result = .failure(error)
        }
        await client.close()
        return (result, server.requests, server.port)
    }

    @Test func `gives the status, the fields and the body, and sends neither cookies nor more than it was told`()
        async throws
    {
        let octets = answer("404 Not Found", ["ETag: \"a\"", "Set-Cookie: a=b"], body: Array("none".utf8))
        let (result, requests, _) = try await outcome([octets], path: "/a?b=c", fields: [.ifNoneMatch: "\"b\""])
        let got = try result.get()
        #expect(got.status == 404)
        #expect(got.fields[.eTag] == "\"a\"")
        #expect(got.body == Array("none".utf8))
        let request = try #require(requests.first)
        #expect(request.hasPrefix("GET /a?b=c HTTP/1.1\r\n"))
        #expect(request.contains("If-None-Match: \"b\"\r\n"))
        #expect(!request.contains("Cookie"))
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
    func `sends a body with any method`(method: HTTPRequest.Method) async throws {
        let (result, requests, _) = try await outcome(
            [answer("204 No Content")], method: method, fields: [.contentType: "text/plain"], body: Array("hello".utf8))
        #expect(try result.get().status == 204)
        let request = try #require(requests.first)
        #expect(request.hasPrefix("\(method.rawValue) / HTTP/1.1\r\n"))
        #expect(request.contains("Content-Type: text/plain\r\n"))
        #expect(request.contains("Content-Length: 5\r\n"))
    }

    @Test func `refuses to go where it is not public, before anything is sent`() async throws {
        let (result, requests, _) = try await outcome([answer("200 OK")], settings: OutboundSettings())
        #expect(result == .failure(.destinationNotAllowed(host: "127.0.0.1", address: "127.0.0.1")))
        #expect(requests.isEmpty)
    }

    @Test func `a name that leads inside is refused like the address it leads to`() async throws {
        let (result, requests, _) = try await outcome(
            [answer("200 OK")], settings: OutboundSettings(), host: "localhost")
        guard case .failure(.destinationNotAllowed(host: "localhost", address: _)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(requests.isEmpty)
    }

    @Test func `a host that is allowed by its name may be anywhere`() async throws {
        let settings = OutboundSettings(allowed: [.host("localhost")])
        #expect(try await outcome([answer("200 OK")], settings: settings, host: "localhost").result.get().status == 200)
    }

    @Test(arguments: ["http://127.0.0.2:9/", "http://[::1]:9/", "http://169.254.169.254/latest/", "//10.0.0.1/x"])
    func `a redirect does not get around the guard`(target: String) async throws {
        let settings = OutboundSettings(allowed: [Destination("127.0.0.1")!])
        let (result, _, _) = try await outcome([answer("302 Found", ["Location: \(target)"])], settings: settings)
        guard case .failure(.destinationNotAllowed) = result else {
            Issue.record("\(result)")
            return
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/"])
    func `a redirect to another scheme is refused`(target: String) async throws {
        let (result, _, _) = try await outcome([answer("302 Found", ["Location: \(target)"])])
        #expect(result == .failure(.schemeNotAllowed(String(target.prefix { $0 != ":" }))))
    }

    @Test func `rfc9110 §15.4 follows a redirect to where it leads`() async throws {
        let (result, requests, port) = try await outcome(
            [answer("301 Moved", ["Location: b?c"]), answer("200 OK", body: [1])], path: "/x/a")
        let got = try result.get()
        #expect(got.url.text == "http://127.0.0.1:\(port)/x/b?c")
        #expect(got.redirects == 1)
        #expect(requests.last?.hasPrefix("GET /x/b?c ") == true)
    }

    @Test func `follows five redirects and no sixth`() async throws {
        let away = answer("302 Found", ["Location: /"])
        let five = try await outcome(Array(repeating: away, count: 5) + [answer("200 OK")])
        #expect(try five.result.get().status == 200)
        let six = try await outcome(Array(repeating: away, count: 6) + [answer("200 OK")])
        guard case .failure(.tooManyRedirects(_, limit: 5)) = six.result else {
            Issue.record("\(six.result)")
            return
        }
        #expect(six.requests.count == 6)
    }

    @Test func `takes an answer of just as many octets as it may have, and none of more`() async throws {
        let octets = answer("200 OK", body: [UInt8](repeating: 1, count: 100))
        #expect(try await outcome([octets], limits: OutboundLimits(octets: 100)).result.get().body.count == 100)
        guard
            case .failure(.tooLarge(_, limit: 99)) = try await outcome([octets], limits: OutboundLimits(octets: 99))
                .result
        else {
            Issue.record("an answer beyond the limit was taken")
            return
        }
    }

    @Test func `decompresses, and counts what comes out`() async throws {
        let packed = try Gzip.compress([UInt8](repeating: 7, count: 100_000))
        let octets = answer("200 OK", ["Content-Encoding: gzip"], body: packed)
        let whole = try await outcome([octets], limits: OutboundLimits(octets: 100_000)).result.get()
        #expect(whole.body == [UInt8](repeating: 7, count: 100_000))
        guard case .failure(.tooLarge) = try await outcome([octets]).result else {
            Issue.record("a bomb was taken")
            return
        }
    }

    @Test func `takes what comes as it comes when it asks for no compression`() async throws {
        let packed = try Gzip.compress([UInt8](repeating: 7, count: 100))
        let server = try LoopbackServer([answer("200 OK", ["Content-Encoding: gzip"], body: packed)])
        defer { server.stop() }
        let client = CurlClient(settings: toLoopback, parallel: 1)
        var request = try OutboundRequest(.get, OutboundURL("http://127.0.0.1:\(server.port)/"), limits: limits)
        request.acceptsCompression = false
        let got = try await client.answer(to: request)
        await client.close()
        #expect(got.body == packed)
        #expect(got.redirects == 0)
        #expect(server.requests.first?.lowercased().contains("accept-encoding") == false)
    }

    @Test func `gives up on a server that says nothing`() async throws {
        let limits = OutboundLimits(octets: 100, total: .milliseconds(200))
        guard case .failure(.tooSlow) = try await outcome([[]], limits: limits).result else {
            Issue.record("waited for ever, or for something else")
            return
        }
    }

    @Test func `an answer that breaks off is none`() async throws {
        let octets = Array("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".utf8)
        guard case .failure(.brokenAnswer) = try await outcome([octets]).result else {
            Issue.record("half an answer was taken")
            return
        }
    }

    @Test func `is given up when its task is`() async throws {
        let server = try LoopbackServer([[]])
        defer { server.stop() }
        let client = CurlClient(settings: toLoopback, parallel: 1)
        let request = OutboundRequest(.get, try OutboundURL("http://127.0.0.1:\(server.port)/"), limits: limits)
        await withTaskGroup(of: OutboundError?.self) { group in
            group.addTask {
                do throws(OutboundError) {
                    _ = try await client.answer(to: request)
                    return nil
                } catch {
                    return error
                }
            }
            group.cancelAll()
            let error = await group.next() ?? nil
            #expect(error == OutboundError.cancelled)
        }
        await client.close()
    }

    @Test func `a client that is closed answers nothing`() async throws {
        let client = CurlClient(settings: toLoopback, parallel: 1)
        await client.close()
        await #expect(throws: OutboundError.closed) {
            try await client.answer(to: OutboundRequest(.get, try OutboundURL("http://127.0.0.1:9/"), limits: limits))
        }
    }

    @Test func `goes through the proxy of the configuration, but not to an address inside`() async throws {
        let proxy = try LoopbackServer([answer("200 OK", body: [1])])
        defer { proxy.stop() }
        let settings = OutboundSettings(proxy: try OutboundURL("http://127.0.0.1:\(proxy.port)"))
        let client = CurlClient(settings: settings, parallel: 1)
        await #expect(throws: OutboundError.destinationNotAllowed(host: "10.0.0.1", address: "10.0.0.1")) {
            try await client.answer(to: OutboundRequest(.get, try OutboundURL("http://10.0.0.1/"), limits: limits))
        }
        let url = try OutboundURL("http://elsewhere.invalid/a")
        #expect(try await client.answer(to: OutboundRequest(.get, url, limits: limits)).body == [1])
        #expect(
            proxy.requests.map { String($0.prefix { $0 != "\r" && $0 != "\r\n" }) } == [
                "GET http://elsewhere.invalid/a HTTP/1.1"
            ])
        await client.close()
    }
}
