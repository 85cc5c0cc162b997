public import Failures
public import Markup

/// A `DAV:sync-collection` report: what changed since a token (RFC 6578 §3.2).
///
/// The Depth field is not looked at. It is 0 by the standard and 1 by the drafts, which clients still follow;
/// the level says what is meant.
public struct SyncCollection: Hashable, Sendable {
    public enum Level: Hashable, Sendable {
        case one, infinite
    }

    /// Nothing for the first time.
    public let token: String?
    public let level: Level
    /// How many members the client takes at most (RFC 5323 §5.17).
    public let limit: Int?
    public let properties: PropertyRequest

    public init(_ root: XMLElement) throws(Failure) {
        try root.expect(.dav("sync-collection"))
        let token = try root.only(.dav("sync-token"))?.text.trimmingBlanks() ?? ""
        self.token = token.isEmpty ? nil : String(token)
        // The drafts had no level: one is what their Depth of 1 said.
        switch try root.only(.dav("sync-level"))?.text.trimmingBlanks() {
        case nil, "1": self.level = .one
        case "infinite": self.level = .infinite
        default: throw .badBody("sync-level is 1 or infinite.")
        }
        self.limit = try Self.limit(in: root)
        self.properties = try PropertyRequest(requiredIn: root)
    }

    private static func limit(in root: XMLElement) throws(Failure) -> Int? {
        guard let limit = try root.only(.dav("limit")) else { return nil }
        guard let text = try limit.only(.dav("nresults"))?.text.trimmingBlanks(), !text.isEmpty,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw .badBody("limit has no number of results in it.") }
        let number = Int(text) ?? .max
        guard number > 0 else { throw .badBody("A limit is at least 1.") }
        return number
    }
}
