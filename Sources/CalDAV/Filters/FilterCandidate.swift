public import Chronology
public import ICalendar

/// A calendar object that a filter is to decide about.
public struct FilterCandidate: Sendable {
    /// The VCALENDAR.
    public let letter: LetterComponent
    public let resolver: ZoneResolver
    /// In which days and floating times are read: the zone of the query, else of the calendar, else UTC
    /// (RFC 4791 §9.8).
    public let floatingZone: Zone

    public init(_ letter: LetterComponent, resolver: ZoneResolver, floatingZone: Zone) {
        self.letter = letter
        self.resolver = resolver
        self.floatingZone = floatingZone
    }

    /// Reads the text of a stored object.
    public init(_ octets: [UInt8], resolver: ZoneResolver, floatingZone: Zone) throws(ICalendarError) {
        guard let letter = try LetterDocument(reading: octets).calendars.first else { throw .notACalendar }
        self.init(letter, resolver: resolver, floatingZone: floatingZone)
    }
}
