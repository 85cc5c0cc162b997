public import Chronology

/// Somebody's wish to be told when a collection changes (WebDAV-Push), and where and how to tell them.
public struct PushRegistration: Hashable, Sendable {
    /// What is watched.
    public enum Collection: Hashable, Sendable {
        case calendar(CalendarID)
        case home(PrincipalID)
    }

    /// Random; names the registration in its address.
    public var token: String
    public var principal: PrincipalID
    public var collection: Collection
    /// The push resource: where messages are sent.
    public var endpoint: String
    /// The receiver's key, a point on P-256, and the secret that goes with it (RFC 8291 §3).
    public var publicKey: [UInt8]
    public var secret: [UInt8]
    /// Whether changes of members are told.
    public var wantsContent: Bool
    /// Whether changes of the collection's own properties are told.
    public var wantsProperties: Bool
    public var expires: Instant

    public init(
        token: String, principal: PrincipalID, collection: Collection, endpoint: String, publicKey: [UInt8],
        secret: [UInt8], wantsContent: Bool, wantsProperties: Bool, expires: Instant
    ) {
        self.token = token
        self.principal = principal
        self.collection = collection
        self.endpoint = endpoint
        self.publicKey = publicKey
        self.secret = secret
        self.wantsContent = wantsContent
        self.wantsProperties = wantsProperties
        self.expires = expires
    }
}

/// A registration whose collection has changed since its client was last told.
public struct DuePush: Hashable, Sendable {
    public var registration: PushRegistration
    /// How far the collection has come.
    public var revision: Int64
    /// What the collection's sync tokens begin with.
    public var syncKey: String
    public var hasNewContent: Bool
    public var hasNewProperties: Bool
    /// How often it was tried in vain.
    public var attempts: Int

    public init(
        registration: PushRegistration, revision: Int64, syncKey: String, hasNewContent: Bool,
        hasNewProperties: Bool, attempts: Int
    ) {
        self.registration = registration
        self.revision = revision
        self.syncKey = syncKey
        self.hasNewContent = hasNewContent
        self.hasNewProperties = hasNewProperties
        self.attempts = attempts
    }
}
