public import Chronology
public import Failures
import HTTPTypes
public import Markup

/// `CALDAV:free-busy-query` (RFC 4791 §7.10, §9.11). A span that is none is a plain 400 here.
public struct FreeBusyQuery: Hashable, Sendable {
    public let span: Chronology.Span

    public init(span: Chronology.Span) {
        self.span = span
    }

    public init(_ body: XMLElement) throws(Failure) {
        let ranges = body.all(.caldav("time-range"))
        guard ranges.count == 1 else {
            throw Failure(
                .badRequest, reason: "free-busy-query with \(ranges.count) time-ranges",
                detail: "A free-busy-query has one time-range.")
        }
        span = try Span(bounding: ranges[0])
    }
}
