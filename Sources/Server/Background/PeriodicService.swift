public import Logging
public import ServiceLifecycle

/// Does something again and again until the server stops; what it throws is written down and tried again.
public struct PeriodicService: Service, CustomStringConvertible {
    public let description: String
    private let interval: Duration
    private let runsAtStart: Bool
    private let logger: Logger
    private let work: @Sendable () async throws -> Void

    /// Waits `interval` between two rounds, and before the first one unless it `runsAtStart`.
    public init(
        description: String, interval: Duration, runsAtStart: Bool = false, logger: Logger,
        work: @escaping @Sendable () async throws -> Void
    ) {
        self.description = description
        self.interval = interval
        self.runsAtStart = runsAtStart
        self.logger = logger
        self.work = work
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            if runsAtStart { await round() }
            // Sleep fails when it is cancelled and for no other reason.
            while (try? await Task.sleep(for: interval)) != nil { await round() }
        }
    }

    private func round() async {
        do {
            try await work()
        } catch is CancellationError {
            return
        } catch {
            logger.error("\(description): \(error)")
        }
    }
}
