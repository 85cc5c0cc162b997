import CalendarModel
import Chronology
import ICalendar
import Storage

/// Stands for the reader of calendar text: knows what each letter means because the test says so.
struct KnownObjects: OccurrenceExpanding {
    private let objects: [[UInt8]: CalendarObject]

    init(_ objects: [[UInt8]: CalendarObject]) {
        self.objects = objects
    }

    func occurrences(
        of octets: [UInt8], during span: Chronology.Span, floatingIn zone: Zone
    ) throws(ICalendarError) -> [IndexedOccurrence] {
        try object(octets).entries(during: span, floatingIn: zone)
    }

    func index(of octets: [UInt8], around now: Instant) throws(ICalendarError) -> OccurrenceIndex {
        try OccurrenceIndex(of: try object(octets), around: now)
    }

    private func object(_ octets: [UInt8]) throws(ICalendarError) -> CalendarObject {
        guard let object = objects[octets] else { throw .notACalendar }
        return object
    }
}
