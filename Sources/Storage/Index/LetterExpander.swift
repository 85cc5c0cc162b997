public import CalendarModel
public import Chronology
public import ICalendar

/// Reads letters again, as they were read when they came in, to work out what the index does not hold.
public struct LetterExpander: OccurrenceExpanding {
    private let resolver: ZoneResolver

    public init(resolver: ZoneResolver) {
        self.resolver = resolver
    }

    public func occurrences(
        of octets: [UInt8], during span: Span, floatingIn zone: Zone
    ) throws(ICalendarError) -> [IndexedOccurrence] {
        try interpret(octets).entries(during: span, floatingIn: zone)
    }

    public func index(of octets: [UInt8], around now: Instant) throws(ICalendarError) -> OccurrenceIndex {
        try OccurrenceIndex(of: try interpret(octets), around: now)
    }

    private func interpret(_ octets: [UInt8]) throws(ICalendarError) -> CalendarObject {
        let document = try LetterDocument(reading: octets, limits: .object)
        guard let calendar = document.calendars.first else { throw .notACalendar }
        return try CalendarObject(interpreting: calendar, resolver: resolver)
    }
}
