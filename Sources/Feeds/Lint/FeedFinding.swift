/// Something in a feed over which a subscriber's program would stumble.
public struct FeedFinding: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable {
        /// At least one of Google, Outlook and Apple refuses the feed or shows something wrong.
        case error
        /// It works, but not as well as it could.
        case warning
    }

    public var severity: Severity
    /// A short name that stays the same, for scripts.
    public var code: String
    /// The line in the feed, from 1; 0 where it is about the answer.
    public var line: Int
    public var cause: String
    public var cure: String

    public init(_ severity: Severity, _ code: String, line: Int = 0, cause: String, cure: String) {
        self.severity = severity
        self.code = code
        self.line = line
        self.cause = cause
        self.cure = cure
    }
}
