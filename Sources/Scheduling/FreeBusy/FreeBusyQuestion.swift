public import Chronology
import ICalendar

/// A VFREEBUSY with METHOD:REQUEST: when are these people busy (RFC 5546 §3.3.2, RFC 6638 §5)?
public struct FreeBusyQuestion: Hashable, Sendable {
    /// Somebody as the question calls them.
    public struct Party: Hashable, Sendable {
        /// The calendar user address as it was written.
        public let address: String
        /// The property, with its parameters.
        let line: ContentLine
    }

    public let uid: String
    public let span: Chronology.Span
    public let organizer: Party
    /// At least one.
    public let attendees: [Party]

    public init(reading octets: [UInt8]) throws(FreeBusyRefusal) {
        let document: LetterDocument
        do {
            document = try LetterDocument(reading: octets)
        } catch {
            throw .notACalendar
        }
        guard document.calendars.count == 1, let calendar = document.calendars.first else { throw .notACalendar }
        guard let method = calendar.first("METHOD")?.value.uppercased() else { throw .notAMessage }
        let parts = calendar.components.filter { $0.name != "VTIMEZONE" }
        guard method == "REQUEST", parts.count == 1, let question = parts.first, question.name == "VFREEBUSY" else {
            throw .notAQuestion
        }
        let organizers = question.all("ORGANIZER").map(Party.init)
        guard organizers.count == 1, let organizer = organizers.first else { throw .noOrganizer }
        attendees = question.all("ATTENDEE").map(Party.init)
        guard !attendees.isEmpty else { throw .nobodyAskedAbout }
        guard let uid = question.first("UID")?.text, !uid.isEmpty, let start = Self.time("DTSTART", of: question),
            let end = Self.time("DTEND", of: question), let span = Span(from: start, to: end)
        else { throw .noSpan }
        self.uid = uid
        self.span = span
        self.organizer = organizer
    }

    /// RFC 5545 §3.6.4: both are in UTC.
    private static func time(_ name: String, of component: LetterComponent) -> Instant? {
        guard let line = component.first(name) else { return nil }
        do {
            guard case .utc(let instant) = try CalendarTime(parsing: line.value) else { return nil }
            return instant
        } catch {
            return nil
        }
    }

    /// The METHOD:REPLY that tells when one of the attendees is busy (RFC 5546 §3.3.3).
    public func reply(for attendee: Party, _ busy: BusyTime, now: Instant) -> [UInt8] {
        FreeBusyDocument.calendar(
            busy, during: span, uid: uid, now: now, method: "REPLY", parties: [organizer.line, attendee.line])
    }
}

extension FreeBusyQuestion.Party {
    init(_ line: ContentLine) {
        address = line.value.trimmed
        self.line = line
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

/// Why a message to the outbox is no question for busy time (RFC 6638 §5.1).
public enum FreeBusyRefusal: Error, Equatable {
    case notACalendar
    /// It has no METHOD.
    case notAMessage
    /// It is a message of another kind.
    case notAQuestion
    case noOrganizer
    case nobodyAskedAbout
    /// UID, DTSTART and DTEND in UTC, the end after the start.
    case noSpan
}
