/// A stretch of time that includes its start and excludes its end (RFC 4791 §9.9). Never empty.
public struct Span: Hashable, Sendable {
    public let start: Instant
    public let end: Instant

    /// Creates a span, or nothing when `end` does not come after `start`.
    public init?(from start: Instant, to end: Instant) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// The length in exact seconds, at least 1.
    public var seconds: Int64 { start.seconds(to: end) }

    public func overlaps(_ other: Span) -> Bool {
        start < other.end && other.start < end
    }

    public func contains(_ instant: Instant) -> Bool {
        start <= instant && instant < end
    }

    /// What both cover, or nothing when they do not meet.
    public func intersection(_ other: Span) -> Span? {
        Span(from: max(start, other.start), to: min(end, other.end))
    }

    /// This span, grown at its end to `other` where that is later.
    func reaching(_ other: Instant) -> Span {
        Span(from: start, to: max(end, other)) ?? self
    }
}
