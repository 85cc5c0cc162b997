public import Accounts
public import Chronology
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle
import UnixSignals

/// Puts every surface on one socket and every background service beside it, and runs until it is told to stop.
public struct TurnusServer: Sendable {
    /// What the server needs and does not make itself.
    public struct Dependencies: Sendable {
        public var surfaces: [Surface]
        public var authenticator: Authenticator?
        /// Throws when the store does not answer.
        public var checkStore: @Sendable () async throws -> Void
        public var services: [any Service]
        public var metrics: MetricsRegistry
        public var clock: any WallClock

        public init(
            surfaces: [Surface], authenticator: Authenticator? = nil,
            checkStore: @escaping @Sendable () async throws -> Void, services: [any Service] = [],
            metrics: MetricsRegistry = MetricsRegistry(), clock: any WallClock = SystemClock()
        ) {
            self.surfaces = surfaces
            self.authenticator = authenticator
            self.checkStore = checkStore
            self.services = services
            self.metrics = metrics
            self.clock = clock
        }
    }

    private let configuration: ServerConfiguration
    private let logger: Logger
    private let dependencies: Dependencies
    private let requests = RequestMetrics()
    private let certificate: Certificate?
    private let certificateState: CertificateFiles.State?
    private let renewal = CertificateRenewal()

    /// How often certificate files are looked at.
    private static let certificateInterval = Duration.seconds(30)

    /// Checks the configuration and reads the certificate; nothing listens yet.
    public init(
        configuration: ServerConfiguration, logger: Logger, dependencies: Dependencies
    ) throws(ServerStartError) {
        if let objection = configuration.objection { throw objection }
        self.configuration = configuration
        self.logger = logger
        self.dependencies = dependencies
        certificateState = configuration.tls?.state
        if let files = configuration.tls {
            certificate = try Certificate(reading: files)
        } else {
            certificate = nil
        }
        requests.register(in: dependencies.metrics)
        ProcessMetrics.register(in: dependencies.metrics)
    }

    /// Serves until SIGTERM or SIGINT; then requests in flight are finished, within the time they have.
    ///
    /// `onListening` is told the URL once connections are taken.
    public func run(onListening: @escaping @Sendable (String) -> Void) async throws(ServerStartError) {
        let group = group(signals: [.sigterm, .sigint], onListening: onListening)
        do {
            try await group.run()
        } catch is CancellationError {
            logger.warning("requests were cut off: they took longer than the time to stop")
        } catch {
            throw ServerStartError(binding: error, to: configuration.listen)
        }
    }

    /// Everything that runs, ended together.
    func group(signals: [UnixSignal], onListening: @escaping @Sendable (String) -> Void) -> ServiceGroup {
        var group = ServiceGroupConfiguration(
            services: dependencies.services + ownServices, gracefulShutdownSignals: signals, logger: quiet)
        group.services.append(
            .init(
                service: application(onListening: onListening), successTerminationBehavior: .gracefullyShutdownGroup,
                failureTerminationBehavior: .cancelGroup))
        group.maximumGracefulShutdownDuration = configuration.timeouts.stop
        return ServiceGroup(configuration: group)
    }

    /// Everything but the background: what tests put on a socket of their own.
    func application(onListening: @escaping @Sendable (String) -> Void = { _ in }) -> some ApplicationProtocol {
        let responder = Responder(
            table: SurfaceTable(dependencies.surfaces + ownSurfaces), configuration: configuration,
            authentication: Authentication(authenticator: dependencies.authenticator), clock: dependencies.clock,
            record: Record(logger: logger, metrics: requests, limit: configuration.limits.requests),
            failures: FailureMiddleware(logger: logger))
        let address = configuration.listen
        let scheme = configuration.tls == nil ? "http" : "https"
        return Application(
            responder: responder,
            server: .turnus(configuration, certificate: certificate, renewal: renewal, responder: responder),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), backlog: 1024,
                availableConnectionsDelegate: .maximum(configuration.limits.connections, logger: quiet)),
            onServerRunning: { channel in
                let bound = ListenAddress(host: address.host, port: channel.localAddress?.port ?? address.port)
                onListening("\(scheme)://\(bound)")
            },
            logger: quiet)
    }

    /// Hummingbird and the lifecycle tell more than people want to read.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .error)
        return logger
    }

    private var ownSurfaces: [Surface] {
        [
            .health(check: dependencies.checkStore),
            .metrics(dependencies.metrics, token: configuration.metrics.token),
        ]
    }

    private var ownServices: [any Service] {
        guard let certificateReload else { return [] }
        return [
            PeriodicService(
                description: "certificate reload", interval: Self.certificateInterval, logger: logger,
                work: { try certificateReload.look() })
        ]
    }

    /// Nothing without TLS.
    var certificateReload: CertificateReload? {
        guard let files = configuration.tls, let state = certificateState else { return nil }
        return CertificateReload(files: files, state: state, renewal: renewal, logger: logger)
    }
}

extension ServerStartError {
    /// What the system said when the socket was made.
    init(binding error: any Error, to address: ListenAddress) {
        switch error {
        case let error as IOError: self.init(code: error.errnoCode, address: address)
        case is SocketAddressError: self = .noSuchAddress(address)
        default: self = .cannotListen(address, reason: String(describing: error))
        }
    }
}
