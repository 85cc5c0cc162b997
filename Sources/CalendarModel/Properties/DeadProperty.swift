/// A property that the server keeps for its clients without knowing its meaning (RFC 4918 §4).
public struct DeadProperty: Hashable, Sendable {
    public var namespace: String
    public var name: String
    /// The whole element as XML that declares every namespace it uses; `xml:lang` included.
    public var octets: [UInt8]

    public init(namespace: String, name: String, octets: [UInt8]) {
        self.namespace = namespace
        self.name = name
        self.octets = octets
    }
}

/// One instruction of a PROPPATCH (RFC 4918 §14.19); they are carried out in their order.
public enum DeadPropertyChange: Hashable, Sendable {
    case set(DeadProperty)
    /// Removing what is not there is no error.
    case remove(namespace: String, name: String)
}

/// What a dead property belongs to.
public enum PropertyOwner: Hashable, Sendable {
    /// The calendar home of a principal.
    case home(PrincipalID)
    case calendar(CalendarID)
    case object(ObjectID)
    case file(FileID)
}
