public import Chronology
import Failures
import HTTPTypes
import ICalendar
import Markup

/// A stretch of time that may be open at one end (RFC 4791 §9.9); both ends open say nothing.
public struct OpenSpan: Hashable, Sendable {
    public let start: Instant?
    public let end: Instant?

    public init(start: Instant?, end: Instant?) {
        self.start = start
        self.end = end
    }

    /// With the first and last moments that iCalendar can write in the place of open ends; nothing where there is
    /// nothing in between.
    public var span: Chronology.Span? {
        Span(from: start ?? Self.first, to: end ?? Self.last)
    }

    /// Grown by so many seconds at the ends that are not open.
    func widened(bySeconds before: Int64, and after: Int64) -> OpenSpan {
        OpenSpan(
            start: start.map { max($0.advanced(bySeconds: -before), Self.first) },
            end: end.map { min($0.advanced(bySeconds: after), Self.last) })
    }

    static let first = Moment.distantPast.instant(floatingIn: .utc)
    static let last = Moment.distantFuture.instant(floatingIn: .utc)
}

extension OpenSpan {
    /// What is wrong with the `start` and `end` of an element.
    enum Fault: Error {
        /// Neither is there.
        case unbounded
        /// Not a DATE-TIME in UTC.
        case notUTC(String)
        case endsBeforeStart
    }

    /// Reads the attributes of `time-range` and its relatives (RFC 4791 §9.9): DATE-TIMEs in UTC, at least one of them.
    init(_ element: XMLElement) throws(Fault) {
        let start = try Self.instant(element.attribute("start"))
        let end = try Self.instant(element.attribute("end"))
        guard start != nil || end != nil else { throw .unbounded }
        if let start, let end, start >= end { throw .endsBeforeStart }
        self.init(start: start, end: end)
    }

    private static func instant(_ text: String?) throws(Fault) -> Instant? {
        guard let text else { return nil }
        do {
            if case .utc(let instant) = try CalendarTime(parsing: text) { return instant }
        } catch {
            throw .notUTC(text)
        }
        throw .notUTC(text)
    }
}

extension Chronology.Span {
    /// A span with both its ends (RFC 4791 §7.10, §9.6.5 to §9.6.7): anything else is a bad request.
    init(bounding element: XMLElement) throws(Failure) {
        let failure = { (reason: String) in
            Failure(
                .badRequest, reason: "\(element.name.local): \(reason)",
                detail: "\(element.name.local) needs a start and a later end, both in UTC.")
        }
        let open: OpenSpan
        do {
            open = try OpenSpan(element)
        } catch {
            throw failure("\(error)")
        }
        guard open.start != nil, open.end != nil, let span = open.span else { throw failure("an end is open") }
        self = span
    }
}
