public import Chronology

/// A write lock (RFC 4918 §6, §7).
public struct ResourceLock: Hashable, Sendable {
    /// An absolute URI, unique for all time (RFC 4918 §6.5): `urn:uuid:…`.
    public var token: String
    /// The canonical, encoded path of the lock's root, without a slash at the end.
    public var root: String
    /// `Depth: infinity`: everything inside the root is locked with it.
    public var isDeep: Bool
    public var isExclusive: Bool
    /// The `DAV:owner` element as XML that declares its namespaces; empty where the client gave none.
    public var owner: [UInt8]
    public var principal: PrincipalID
    /// What was asked for and granted, in seconds.
    public var seconds: Int64
    public var expires: Instant

    public init(
        token: String, root: String, isDeep: Bool, isExclusive: Bool, owner: [UInt8], principal: PrincipalID,
        seconds: Int64, expires: Instant
    ) {
        self.token = token
        self.root = root
        self.isDeep = isDeep
        self.isExclusive = isExclusive
        self.owner = owner
        self.principal = principal
        self.seconds = seconds
        self.expires = expires
    }
}
