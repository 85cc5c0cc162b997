public import Addresses

/// Everything the server can be told before it starts; what changes while it runs is data and lives in the store.
public struct ServerConfiguration: Hashable, Sendable {
    public var listen: ListenAddress
    /// The address under which the outside reaches this server, without a slash at the end.
    public var baseURL: String?
    public var tls: CertificateFiles?
    public var proxies: Proxies
    public var limits: Limits
    public var timeouts: Timeouts
    public var metrics: Metrics
    public var log: Log
    public var feedCache: FeedCacheLimits

    public init(
        listen: ListenAddress = .standard, baseURL: String? = nil, tls: CertificateFiles? = nil,
        proxies: Proxies = Proxies(), limits: Limits = Limits(), timeouts: Timeouts = Timeouts(),
        metrics: Metrics = Metrics(), log: Log = Log(), feedCache: FeedCacheLimits
    ) {
        self.listen = listen
        self.baseURL = baseURL
        self.tls = tls
        self.proxies = proxies
        self.limits = limits
        self.timeouts = timeouts
        self.metrics = metrics
        self.log = log
        self.feedCache = feedCache
    }

    /// Why a server told this must not start, or nothing when it may.
    ///
    /// Basic credentials and the tokens of feeds are readable by whoever sees the wire, so plain HTTP is for this
    /// machine, or for the stretch behind a proxy that speaks TLS to the world.
    public var objection: ServerStartError? {
        guard tls == nil, !listen.isLoopback, !proxies.terminateTLS else { return nil }
        return .passwordsOverPlainHTTP(listen)
    }
}

extension ServerConfiguration {
    /// The proxies in front of this server.
    public struct Proxies: Hashable, Sendable {
        /// Whose `Forwarded` and `X-Forwarded-…` fields are believed.
        public var trusted: [AddressRange]
        /// Whether they speak TLS to the world, so that plain HTTP on this side is no leak.
        public var terminateTLS: Bool

        public init(trusted: [AddressRange] = [], terminateTLS: Bool = false) {
            self.trusted = trusted
            self.terminateTLS = terminateTLS
        }
    }

    /// How much of anything is accepted.
    public struct Limits: Hashable, Sendable {
        /// Octets of a request body, where a surface does not ask for less.
        public var body: Int
        /// Octets of all header fields of a request.
        public var header: Int
        /// Header fields of a request.
        public var headerFields: Int
        /// Connections that are open at once; more wait in the backlog.
        public var connections: Int
        /// Requests that are being answered at once; more are told to come back.
        public var requests: Int

        public init(
            body: Int = 10 << 20, header: Int = 32 << 10, headerFields: Int = 200, connections: Int = 4096,
            requests: Int = 512
        ) {
            self.body = body
            self.header = header
            self.headerFields = headerFields
            self.connections = connections
            self.requests = requests
        }
    }

    /// How long anything may take.
    public struct Timeouts: Hashable, Sendable {
        /// A connection on which nothing happens.
        public var idle: Duration
        /// A request body, from its head to its last octet.
        public var body: Duration
        /// The TLS handshake.
        public var handshake: Duration
        /// Requests in flight when the server is told to stop.
        public var stop: Duration

        public init(
            idle: Duration = .seconds(60), body: Duration = .seconds(60), handshake: Duration = .seconds(10),
            stop: Duration = .seconds(30)
        ) {
            self.idle = idle
            self.body = body
            self.handshake = handshake
            self.stop = stop
        }
    }

    /// Who may read `/metrics`: this machine always, others with the token.
    public struct Metrics: Hashable, Sendable {
        public var token: String?

        public init(token: String? = nil) {
            self.token = token
        }
    }

    /// What is written to standard error.
    public struct Log: Hashable, Sendable {
        public enum Format: String, CaseIterable, Hashable, Sendable {
            case text
            case json
        }

        public enum Level: String, CaseIterable, Hashable, Sendable {
            case debug
            case info
            case warning
            case error
        }

        public var format: Format
        public var level: Level

        public init(format: Format = .text, level: Level = .info) {
            self.format = format
            self.level = level
        }
    }

    /// Where rendered feeds are kept, and how many.
    public struct FeedCacheLimits: Hashable, Sendable {
        public var directory: String
        /// Octets of all files together.
        public var octets: Int
        /// How long a file nobody asked for is kept.
        public var age: Duration
        /// How many are made side by side; each holds a reader of the database and a core.
        public var renderings: Int

        public init(
            directory: String, octets: Int = 512 << 20, age: Duration = .seconds(7 * 86_400), renderings: Int = 4
        ) {
            self.directory = directory
            self.octets = octets
            self.age = age
            self.renderings = renderings
        }
    }
}
