import CalendarModel
import Chronology
import ICalendar
import Storage

/// Reads letters again where the index of the store does not reach.
struct LetterExpander: OccurrenceExpanding {
    let resolver: ZoneResolver

    func occurrences(
        of octets: [UInt8], during span: Span, floatingIn zone: Zone
    ) throws(ICalendarError) -> [IndexedOccurrence] {
        let object = try object(octets)
        return try object.occurrences(during: span, floatingIn: zone).map { IndexedOccurrence($0, of: object) }
    }

    func index(of octets: [UInt8], around now: Instant) throws(ICalendarError) -> OccurrenceIndex {
        try OccurrenceIndex(of: object(octets), around: now)
    }

    private func object(_ octets: [UInt8]) throws(ICalendarError) -> CalendarObject {
        let document = try LetterDocument(reading: octets, limits: .object)
        guard let calendar = document.calendars.first else { throw document.problems.first ?? .notACalendar }
        return try CalendarObject(interpreting: calendar, resolver: resolver)
    }
}
