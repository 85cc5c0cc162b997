public import Chronology
import ICalendar

/// The VFREEBUSY that answers a question for busy time (RFC 4791 §7.10, RFC 5545 §3.6.4).
public enum FreeBusyDocument {
    /// A VCALENDAR without METHOD: all times in UTC, a FREEBUSY for each kind of busy with its FBTYPE, periods merged
    /// within one kind. `uid` names the answer.
    public static func calendar(
        _ busy: BusyTime, during span: Chronology.Span, uid: String, now: Instant
    ) -> [UInt8] {
        calendar(busy, during: span, uid: uid, now: now, method: nil, parties: [])
    }

    /// The same as a message between `parties`, which stand in it as they are (RFC 5546 §3.3).
    static func calendar(
        _ busy: BusyTime, during span: Chronology.Span, uid: String, now: Instant, method: String?,
        parties: [ContentLine]
    ) -> [UInt8] {
        let lines = [
            ContentLine(name: "UID", value: TextValue.escape(uid)),
            ContentLine(name: "DTSTAMP", value: CalendarTime.utc(now).text),
            ContentLine(name: "DTSTART", value: CalendarTime.utc(span.start).text),
            ContentLine(name: "DTEND", value: CalendarTime.utc(span.end).text),
        ]
        let busy = busy.settled
        let periods = [
            (BusyKind.busy.rawValue, busy.busy), (BusyKind.tentative.rawValue, busy.tentative),
            (BusyKind.unavailable.rawValue, busy.unavailable), (unknownKind, busy.unknown),
        ].flatMap { kind, set in Self.lines(kind, set, during: span) }
        let component = LetterComponent(name: "VFREEBUSY", nodes: (lines + parties + periods).map(LetterNode.line))
        let head = [
            ContentLine(name: "VERSION", value: "2.0"), ContentLine(name: "PRODID", value: "-//Turnus//Turnus//EN"),
        ]
        let heading = head + (method.map { [ContentLine(name: "METHOD", value: $0)] } ?? [])
        let calendar = LetterComponent(name: "VCALENDAR", nodes: heading.map(LetterNode.line) + [.component(component)])
        var octets: [UInt8] = []
        calendar.writeStrict(into: &octets)
        return octets
    }

    /// How many periods stand in one line: a year of meetings is no single line.
    private static let periodsInLine = 50

    /// A word of our own, which whoever does not know it reads as BUSY (RFC 5545 §3.2.9).
    private static let unknownKind = "X-TURNUS-UNKNOWN"

    private static func lines(_ kind: String, _ set: SpanSet, during span: Chronology.Span) -> [ContentLine] {
        let periods = set.intersection(SpanSet([span])).spans
        return stride(from: 0, to: periods.count, by: periodsInLine).map { first in
            let texts = periods[first..<min(first + periodsInLine, periods.count)].map {
                CalendarTime.utc($0.start).text + "/" + CalendarTime.utc($0.end).text
            }
            return ContentLine(
                name: "FREEBUSY", parameters: [LetterParameter(name: "FBTYPE", values: [kind])],
                value: texts.joined(separator: ","))
        }
    }
}
