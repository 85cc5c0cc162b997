import Accounts
import Addresses
import CalendarModel
import Chronology
import HTTPTypes
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport

@testable import Server

/// Lines a server under test wrote to its log.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    /// The lines of the access log.
    var requests: [String] { all.filter { $0.contains("message=request") } }

    var logger: Logger {
        Logger(label: "test") { _ in
            LineLogHandler(.init(format: .text, level: .debug)) { line in self.lines.withLock { $0.append(line) } }
        }
    }
}

let testMoment = Instant(secondsSinceEpoch: 1_780_000_000)

func testConfiguration() -> ServerConfiguration {
    ServerConfiguration(
        listen: ListenAddress(host: "127.0.0.1", port: 0), feedCache: .init(directory: "/nonexistent"))
}

/// A surface that tells what it was asked.
func echo(
    prefix: String = "echo", methods: [HTTPRequest.Method] = [.get, .put], access: Surface.Access = .anybody,
    renderer: Surface.Renderer = .text, bodyLimit: Int? = nil
) -> Surface {
    Surface(
        name: "echo", prefix: prefix, methods: methods, access: access, renderer: renderer, bodyLimit: bodyLimit
    ) { request in
        .text(
            .ok,
            """
            \(request.method) \(request.path) ?\(request.query ?? "-") body=\(request.body.count) \
            \(request.origin.scheme)://\(request.origin.host) from=\(request.origin.address?.description ?? "-") \
            principal=\(request.principal?.name.value ?? "-")
            """)
    }
}

func makeServer(
    _ configuration: ServerConfiguration = testConfiguration(), surfaces: [Surface] = [echo()],
    authenticator: Authenticator? = nil, log: LogLines = LogLines(),
    checkStore: @escaping @Sendable () async throws -> Void = {}
) throws -> TurnusServer {
    try TurnusServer(
        configuration: configuration, logger: log.logger,
        dependencies: .init(
            surfaces: surfaces, authenticator: authenticator, checkStore: checkStore, clock: FixedClock(testMoment)))
}

/// Runs `server` on a free port of this machine while `body` talks to it, then stops it as a signal would.
func running<Value: Sendable>(
    _ server: TurnusServer, _ body: @Sendable (_ port: Int) async throws -> Value
) async throws -> Value {
    let (urls, listening) = AsyncStream<String>.makeStream()
    let services = server.group(signals: []) { listening.yield($0) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { listening.finish() }
            try await services.run()
        }
        var iterator = urls.makeAsyncIterator()
        guard let url = await iterator.next(), let port = url.split(separator: ":").last.flatMap({ Int($0) }) else {
            try await group.waitForAll()
            throw CancellationError()
        }
        do {
            let value = try await body(port)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return value
        } catch {
            await services.triggerGracefulShutdown()
            throw error
        }
    }
}
