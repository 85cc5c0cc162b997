import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import Testing

@testable import Server

struct OwnLoopConnectionTests {
    /// Says of each request, and of the body of its answer, whether a connection's own thread works on it.
    private static let surface = Surface(
        name: "where", prefix: "where", methods: [.get, .put, .report],
        handle: { request in
            let isOnLoop = MultiThreadedEventLoopGroup.currentEventLoop != nil
            return SurfaceResponse(
                .ok,
                body: .stream { writer in
                    let isBodyOnLoop = MultiThreadedEventLoopGroup.currentEventLoop != nil
                    try await writer.write(Array("\(isOnLoop) \(isBodyOnLoop)".utf8))
                })
        })

    @Test(arguments: [
        (HTTPRequest.Method.get, 0, "true false"), (.put, 1_000, "true false"), (.put, 100_000, "false false"),
        (.report, 0, "false false"),
    ])
    func `what is brief is done where it is read, and what may take long is not`(
        method: HTTPRequest.Method, octets: Int, expected: String
    ) async throws {
        try await makeServer(surfaces: [Self.surface]).application().test(.live) { client in
            for _ in 1...3 {
                let body = octets == 0 ? nil : ByteBuffer(repeating: 65, count: octets)
                try await client.execute(uri: "/where/", method: method, body: body) { response in
                    #expect(String(buffer: response.body) == expected)
                }
            }
        }
    }
}

extension HTTPRequest.Method {
    fileprivate static let report = HTTPRequest.Method("REPORT")!
}
