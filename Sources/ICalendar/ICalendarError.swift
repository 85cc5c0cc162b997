/// Why calendar text could not be read, or a recurrence could not be worked out.
///
/// `line` counts the lines of the text as a person's editor does, from 1; 0 where no line can be named.
public enum ICalendarError: Error, Hashable, Sendable {
    /// The text is larger than the limit, in octets.
    case tooLarge(octets: Int, limit: Int)
    /// One unfolded content line is longer than the limit, in octets.
    case lineTooLong(line: Int, limit: Int)
    /// Components stand inside each other deeper than the limit.
    case nestedTooDeep(line: Int, limit: Int)
    /// A component has more properties, sub-components, values or parameters than the limit.
    case tooMany(what: String, line: Int, limit: Int)
    /// The text has no `BEGIN:VCALENDAR`.
    case notACalendar
    /// The text ends before every `BEGIN` had its `END`.
    case truncated(line: Int)
    /// An `END` that does not close what was opened last.
    case mismatchedEnd(line: Int, name: String)
    /// A line that is not `name *(";" param) ":" value` (RFC 5545 §3.1).
    case malformedLine(line: Int)
    /// A property whose value is not of its type; `value` is cut to a readable length.
    case invalidValue(property: String, value: String, line: Int)
    /// A property that the component needs is missing.
    case missingProperty(String, line: Int)
    /// Properties of one component that do not go together (RFC 5545 §3.6.1, §3.8.2); the reason names them.
    case contradictory(reason: String, line: Int)
    /// The components break a rule that holds across them (RFC 5545 §3.6, RFC 4791 §4.1); the reason names it.
    case inconsistent(reason: String, line: Int)
    /// A TZID that names no zone known here and has no VTIMEZONE.
    case unknownZone(String, line: Int)
    /// An RSCALE other than GREGORIAN (RFC 7529): kept as letter, not expanded.
    case unsupportedScale(String)
    /// Working out a recurrence took more steps than its budget: it yields nothing, or nearly nothing.
    case budgetExhausted(steps: Int)
}
