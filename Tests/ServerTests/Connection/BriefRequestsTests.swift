import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import Server

/// Small requests take another way than large ones; on the wire nobody can tell.
struct BriefRequestsTests {
    private static let long = String(repeating: "x", count: 40_000)

    private static func put(_ body: String, _ fields: String = "") -> String {
        "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)"
    }

    private static let get = "GET /echo HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let chunked =
        "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"

    /// How large each body was, in the order of the answers.
    private func bodies(_ text: String) -> [Int] {
        text.split(separator: "body=").dropFirst().compactMap { Int($0.prefix { $0 != " " }) }
    }

    @Test func `rfc9112 §9.3.2 requests that come together are answered in their order, whatever their size`()
        async throws
    {
        let all = [
            Self.get, Self.put("ab"), Self.put(Self.long), Self.get, Self.chunked, Self.chunked, Self.put(""),
            Self.put(Self.long), Self.put("abcd"),
        ].joined()
        try await running(makeServer()) { port in
            let answer = try await RawClient.exchange(
                all + "GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", with: port)
            #expect(bodies(answer) == [0, 2, 40_000, 0, 3, 3, 0, 40_000, 4, 0])
        }
    }

    @Test(arguments: ["", "Connection: keep-alive\r\n"])
    func `a request that comes octet by octet is answered once it is whole`(fields: String) async throws {
        try await running(makeServer()) { port in
            try await RawClient.connected(to: port) { talk in
                for octet in Self.put("abc", fields) { try await talk.say(String(octet)) }
                #expect(try await talk.hear(until: "principal=-").contains("body=3 "))
                try await talk.say(Self.get)
                #expect(try await talk.hear(until: "principal=-").contains("body=0 "))
            }
        }
    }

    @Test(arguments: [get, put("ab"), put(long), chunked])
    func `rfc9112 §9.6 what comes behind the last request is not done`(last: String) async throws {
        let seen = Mutex<[String]>([])
        let surface = Surface(name: "echo", prefix: "echo", methods: [.get, .put]) { request in
            seen.withLock { $0.append(request.query ?? "-") }
            return .text(.ok, "done")
        }
        try await running(makeServer(surfaces: [surface])) { port in
            let end = last.replacing("/echo", with: "/echo?last").replacing(
                "Host: a", with: "Host: a\r\nConnection: close")
            let late = Self.put("ab").replacing("/echo", with: "/echo?late")
            let answer = try await RawClient.exchange(Self.get + end + late + late, with: port)
            #expect(answer.split(separator: "HTTP/1.1 200 OK").count == 2)
        }
        #expect(seen.withLock { $0 } == ["-", "last"])
    }

    @Test(arguments: [get, put("ab"), put(long)])
    func `who says no more after a request is answered all the same`(request: String) async throws {
        let slow = Surface(name: "echo", prefix: "echo", methods: [.get, .put]) { request in
            try await aside { await Task.yield() }
            return .text(.ok, "body=\(request.body.count) ")
        }
        try await running(makeServer(surfaces: [slow])) { port in
            let answer = try await RawClient.halfClosed(request + request, with: port)
            #expect(bodies(answer).count == 2)
        }
    }

    @Test func `a small body that does not come is not waited for`() async throws {
        var configuration = testConfiguration()
        configuration.timeouts.body = .milliseconds(50)
        try await running(makeServer(configuration)) { port in
            let answer = try await RawClient.exchange(Self.get + Self.put("abc").dropLast(1), with: port)
            #expect(bodies(answer) == [0])
            #expect(answer.contains("HTTP/1.1 408 Request Timeout\r\n"))
        }
    }

    @Test func `a head that is none ends the connection behind the answers to what came before`() async throws {
        try await running(makeServer()) { port in
            let answer = try await RawClient.exchange(Self.get + Self.put("ab") + "nonsense\r\n\r\n", with: port)
            #expect(bodies(answer) == [0, 2])
            #expect(answer.contains("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    @Test func `a streamed answer is whole, and the next one comes behind it`() async throws {
        let stream = Surface(name: "stream", prefix: "stream", methods: [.get]) { _ in
            SurfaceResponse(
                .ok,
                body: .stream { writer in
                    for number in 0..<100 {
                        try await writer.write(Array("piece \(number);".utf8) + Array(Self.long.utf8))
                    }
                })
        }
        try await running(makeServer(surfaces: [stream, echo()])) { port in
            let get = Self.get.replacing("/echo", with: "/stream")
            let end = get.replacing("Host: a", with: "Host: a\r\nConnection: close")
            let answer = try await RawClient.exchange(get + Self.get + end, with: port)
            #expect(answer.split(separator: "piece 99;").count == 3)
            #expect(bodies(answer) == [0])
            #expect(answer.hasSuffix("\r\n0\r\n\r\n"))
        }
    }

    @Test func `rfc9110 §6.6.1 an answer has its date`() async throws {
        try await running(makeServer()) { port in
            let answer = try await RawClient.exchange(
                Self.get.replacing("Host: a", with: "Host: a\r\nConnection: close"), with: port)
            #expect(answer.contains("\r\nDate: Thu, 28 May 2026 20:26:40 GMT\r\n"))
            #expect(answer.split(separator: "\r\nDate:").count == 2)
        }
    }
}
