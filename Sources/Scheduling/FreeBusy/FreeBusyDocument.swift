public import Chronology
import ICalendar

/// The VFREEBUSY that answers a question for busy time (RFC 4791 §7.10, RFC 5545 §3.6.4).
public enum FreeBusyDocument {
    /// A VCALENDAR without METHOD: all times in UTC, a FREEBUSY for each kind of busy with its FBTYPE, periods merged
    /// within one kind. `uid` names the answer.
    public static func calendar(
        _ busy: BusyTime, during span: Chronology.Span, uid: String, now: Instant
    ) -> [UInt8] {
        let lines = [
            ContentLine(name: "UID", value: TextValue.escape(uid)),
            ContentLine(name: "DTSTAMP", value: CalendarTime.utc(now).text),
            ContentLine(name: "DTSTART", value: CalendarTime.utc(span.start).text),
            ContentLine(name: "DTEND", value: CalendarTime.utc(span.end).text),
        ]
        let periods = [(BusyKind.busy, busy.busy), (.tentative, busy.tentative), (.unavailable, busy.unavailable)]
            .flatMap { kind, set in Self.lines(kind, set, during: span) }
        let component = LetterComponent(name: "VFREEBUSY", nodes: (lines + periods).map(LetterNode.line))
        let calendar = LetterComponent(
            name: "VCALENDAR",
            nodes: [
                .line(ContentLine(name: "VERSION", value: "2.0")),
                .line(ContentLine(name: "PRODID", value: "-//Turnus//Turnus//EN")), .component(component),
            ])
        var octets: [UInt8] = []
        calendar.write(into: &octets)
        return octets
    }

    /// How many periods stand in one line: a year of meetings is no single line.
    private static let periodsInLine = 50

    private static func lines(_ kind: BusyKind, _ set: SpanSet, during span: Chronology.Span) -> [ContentLine] {
        let periods = set.intersection(SpanSet([span])).spans
        return stride(from: 0, to: periods.count, by: periodsInLine).map { first in
            let texts = periods[first..<min(first + periodsInLine, periods.count)].map {
                CalendarTime.utc($0.start).text + "/" + CalendarTime.utc($0.end).text
            }
            return ContentLine(
                name: "FREEBUSY", parameters: [LetterParameter(name: "FBTYPE", values: [kind.rawValue])],
                value: texts.joined(separator: ","))
        }
    }
}
