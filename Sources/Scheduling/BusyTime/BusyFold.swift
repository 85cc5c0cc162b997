public import CalendarModel
public import Chronology
public import ICalendar

/// Folds what calendars hold into the busy time of one person (RFC 4791 §7.10).
///
/// The one function behind every answer to "when is somebody busy": reports, addresses, the outbox, slots to book. What
/// TRANSP, STATUS, overrides and recurrence say is in each occurrence; here the window, the zones and the answers of
/// the person decide.
public struct BusyFold: Sendable {
    private let window: Span
    private let addresses: [[UInt8]]
    private let unanswered: BusyKind
    private var spans: [BusyKind: [Span]] = [:]

    /// `addresses` are all that the person has, without `mailto:`. An invitation that is not answered is `unanswered`.
    public init(of addresses: some Sequence<String>, during window: Span, unanswered: BusyKind = .free) {
        self.window = window
        self.addresses = addresses.map { Array(AnswerSheet.key(of: $0).utf8) }
        self.unanswered = unanswered
    }

    /// Adds what stands in the person's calendars, each read in its zones; calendars without zones are left out.
    public mutating func add(_ taken: TakenTime, in zones: [CalendarID: ReadingZones]) {
        var participations: [ObjectID: [Int: Participation]] = [:]
        for occurrence in taken.occurrences {
            guard let zones = zones[occurrence.calendar], let span = span(of: occurrence, in: zones) else { continue }
            var kind = occurrence.busy
            if let sheet = taken.answers[occurrence.object] {
                let known = participations[occurrence.object] ?? Participation.components(in: sheet, of: addresses)
                participations[occurrence.object] = known
                kind = kind.limited(by: known[occurrence.component] ?? .none, unanswered: unanswered)
            }
            if kind != .free { spans[kind, default: []].append(span) }
        }
    }

    private func span(of occurrence: TakenOccurrence, in zones: ReadingZones) -> Span? {
        let zone = occurrence.isAllDay ? zones.days : zones.floating
        return Span(from: occurrence.start.instant(floatingIn: zone), to: occurrence.end.instant(floatingIn: zone))?
            .intersection(window)
    }

    public var busyTime: BusyTime { BusyTime(spans) }
}

extension Participation {
    /// How the person of these addresses takes part in each component that the sheet names them in.
    fileprivate static func components(in sheet: AnswerSheet, of addresses: [[UInt8]]) -> [Int: Participation] {
        Dictionary(grouping: sheet.answers(of: addresses), by: \.component).mapValues { answers in
            Participation(
                answers: answers.map(\.word).filter { $0 != AnswerSheet.organizer },
                isOrganizer: answers.contains { $0.word == AnswerSheet.organizer })
        }
    }
}
