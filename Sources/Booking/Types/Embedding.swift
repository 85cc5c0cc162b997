/// Where the pages of a type may stand, and where a guest goes from them.
public struct Embedding: Hashable, Sendable {
    /// For `frame-ancestors`; none means nowhere but here, `*` everywhere.
    public var allowedOrigins: [String] = []
    public var redirectURL: String?

    public init() {}
}
