public import Chronology
import HTTPSemantics
import ICalendar

/// What is asked of a free/busy address: whose time, which part of it (CalConnect's Freebusy Read URL).
public struct FreeBusyRequest: Hashable, Sendable {
    /// The name in the path, without `.ifb` or `.vfb`, which some programs want there.
    public let name: String
    public let window: Span
    public let token: String?

    /// Without an end or a period: six weeks.
    private static let usualSeconds: Int64 = 42 * 86_400
    /// Nobody is told more at once, in seconds.
    public static let longest: Int64 = 400 * 86_400

    /// Why a request cannot be answered.
    public enum Refusal: Error, Hashable, Sendable {
        /// A parameter that cannot be read.
        case unreadable(String)
        /// `end` beside `period`, or an end that does not come after the start.
        case noSpan
        case tooLong
    }

    /// `path` is the last segment, as it came. Without `start` the span begins with the present day, in UTC, so that a
    /// copy stays good for a while.
    public init(path: some StringProtocol, query: String?, now: Instant) throws(Refusal) {
        let decoded = PercentEncoding.decode(path) ?? ""
        let isFile = decoded.hasSuffix(".ifb") || decoded.hasSuffix(".vfb")
        name = isFile ? String(decoded.dropLast(4)) : decoded
        let fields = FormFields(query ?? "")
        token = fields["token"]
        let start = try Self.moment(fields["start"], "start") ?? Instant(utc: WallTime(now.utc.date))
        var end = try Self.moment(fields["end"], "end")
        if let period = fields["period"] {
            guard end == nil else { throw .noSpan }
            end = try Self.end(of: period, from: start)
        }
        guard let window = Span(from: start, to: end ?? start.advanced(bySeconds: Self.usualSeconds)) else {
            throw .noSpan
        }
        guard window.seconds <= Self.longest else { throw .tooLong }
        self.window = window
    }

    /// A time of RFC 3339, one of iCalendar in UTC, or a day, which begins in UTC. A sign that came as a blank since
    /// nobody encoded it is a plus.
    private static func moment(_ text: String?, _ name: String) throws(Refusal) -> Instant? {
        guard let text else { return nil }
        let whole = text.count > 20 ? text.replacing(" ", with: "+") : text
        if let instant = Instant(rfc3339: whole) ?? Instant(rfc3339: text + "T00:00:00Z") { return instant }
        do {
            let time = try CalendarTime(parsing: text)
            guard !time.moment.isFloating || time.isDate else { throw ICalendarError.notACalendar }
            return time.instant(floatingIn: .utc)
        } catch {
            throw .unreadable(name)
        }
    }

    private static func end(of period: String, from start: Instant) throws(Refusal) -> Instant {
        let duration: CalendarDuration
        do {
            duration = try CalendarDuration(parsing: period)
        } catch {
            throw .unreadable("period")
        }
        guard duration.days <= longest / 86_400, duration.seconds <= longest else { throw .tooLong }
        return start.advanced(bySeconds: Int64(duration.days) * 86_400 + duration.seconds)
    }
}
