public import Failures
public import HTTPTypes

/// Where COPY and MOVE put the resource (RFC 4918 §10.3).
public struct Destination: Hashable, Sendable {
    public let path: ResourcePath

    /// `bases` are the addresses that this server is known by.
    public init(_ fields: HTTPFields, bases: [String]) throws(Failure) {
        guard let field = try fields.single(.destination, limit: 8192) else {
            throw Failure(.badRequest, reason: "no Destination", detail: "The field Destination is missing.")
        }
        self.path = try ResourcePath(reference: String(field), bases: bases)
    }
}

/// Whether COPY and MOVE may replace what is at the destination (RFC 4918 §10.6).
public struct Overwrite: Hashable, Sendable {
    public let isAllowed: Bool

    public init(_ fields: HTTPFields) throws(Failure) {
        switch try fields.single(.overwrite, limit: 8)?.uppercased() {
        case nil, "T": self.isAllowed = true
        case "F": self.isAllowed = false
        default: throw .badField(.overwrite, "It is T or F.")
        }
    }
}
