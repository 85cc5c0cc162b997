public import CalendarModel
public import Chronology
public import HTTPTypes

/// What a client can compare its copy with: the validators of a representation (RFC 9110 §8.8).
public struct Validators: Hashable, Sendable {
    public var entityTag: EntityTag
    public var lastModified: Instant

    public init(entityTag: EntityTag, lastModified: Instant) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }

    /// Whether the copy that these request fields speak of is still good, so that 304 answers a GET or HEAD.
    ///
    /// `If-None-Match` decides alone where it is sent; `If-Modified-Since` counts only without it
    /// (RFC 9110 §13.2.2). `alternatives` are the tags of the same content in other codings.
    public func satisfy(_ fields: HTTPFields, alternatives: [EntityTag] = []) -> Bool {
        if let condition = EntityTagCondition(.ifNoneMatch, in: fields) {
            return ([entityTag] + alternatives).contains { condition.matchesWeakly($0) }
        }
        guard let since = fields[.ifModifiedSince].flatMap(HTTPDate.instant(of:)) else { return false }
        return lastModified <= since
    }
}
