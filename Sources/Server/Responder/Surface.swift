public import HTTPTypes

/// Everything the server knows about one of its faces: adding a face is adding a row.
public struct Surface: Sendable {
    public enum Access: Sendable {
        /// Whoever comes; the surface decides by itself.
        case anybody
        /// Only a principal who said who they are (RFC 7617); `OPTIONS` is answered to everybody.
        case principal
        /// A principal where credentials came, else nobody; wrong credentials are refused all the same.
        case optionalPrincipal
    }

    /// What it is called in the log and in the metrics.
    public let name: String
    /// The first segment of its paths.
    public let prefix: String
    /// What it answers; another method is refused with this list. `HEAD` and `OPTIONS` need not be in it.
    public let methods: [HTTPRequest.Method]
    /// Whether `HEAD` is answered with the head of what `GET` would say.
    public let headComesFromGet: Bool
    public let access: Access
    /// How failures are told.
    public let renderer: Renderer
    /// Octets of a request body, if fewer than the server takes anyway.
    public let bodyLimit: Int?
    /// What of a path may be written down: secrets are left out.
    public let template: @Sendable (_ path: String) -> String
    public let handle: Handler

    public typealias Handler = @Sendable (SurfaceRequest) async throws -> SurfaceResponse

    public init(
        name: String, prefix: String, methods: [HTTPRequest.Method], headComesFromGet: Bool = true,
        access: Access = .anybody, renderer: Renderer = .text, bodyLimit: Int? = nil,
        template: @escaping @Sendable (String) -> String = { $0 }, handle: @escaping Handler
    ) {
        self.name = name
        self.prefix = prefix
        self.methods = methods
        self.headComesFromGet = headComesFromGet
        self.access = access
        self.renderer = renderer
        self.bodyLimit = bodyLimit
        self.template = template
        self.handle = handle
    }

    /// What stands in `Allow` (RFC 9110 §10.2.1).
    var allowed: [HTTPRequest.Method] {
        var all = methods
        if headComesFromGet, methods.contains(.get), !methods.contains(.head) { all.append(.head) }
        if !methods.contains(.options) { all.append(.options) }
        return all
    }
}

/// The rows, found by the first segment of a path.
struct SurfaceTable: Sendable {
    private let rows: [String: Surface]

    init(_ surfaces: [Surface]) {
        rows = Dictionary(uniqueKeysWithValues: surfaces.map { ($0.prefix, $0) })
    }

    /// The surface of a path as it came, before any decoding, and nothing when nobody answers there.
    func surface(forPath path: String) -> Surface? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        return rows[String(path.dropFirst().prefix { $0 != "/" })]
    }

    var names: [String] { rows.values.map(\.name).sorted() }
}
