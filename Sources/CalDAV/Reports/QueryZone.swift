public import Chronology
public import Failures
import HTTPTypes
public import ICalendar
import Markup

/// In which zone a query reads days and floating times (RFC 4791 §9.8, RFC 7809 §3.1.2).
public enum QueryZone: Hashable, Sendable {
    /// A VCALENDAR with one VTIMEZONE, as it was sent.
    case definition([UInt8])
    /// The name of a zone.
    case identifier(String)

    /// Nothing where the report names none. Whether there is such a zone is seen when it is asked for.
    init?(_ report: XMLElement) throws(Failure) {
        let definition = report.first(.caldav("timezone"))
        let identifier = report.first(.caldav("timezone-id"))
        switch (definition, identifier) {
        case (nil, nil): return nil
        case (let element?, nil): self = .definition(Array(element.text.utf8))
        case (nil, let element?):
            let text = String(element.text.drop(while: \.isWhitespace))
            self = .identifier(String(text.prefix { !$0.isWhitespace }))
        case (_?, _?):
            throw Failure(
                .badRequest, reason: "timezone beside timezone-id",
                detail: "A query has a timezone or a timezone-id, not both.")
        }
    }

    /// The zone that is meant. A text that is no VTIMEZONE is no valid calendar data (RFC 4791 §7.8); a name that is
    /// not known, no valid time zone (RFC 7809 §3.1.1).
    public func zone(by resolver: ZoneResolver) throws(Failure) -> Zone {
        switch self {
        case .identifier(let name):
            guard let zone = resolver.zone(tzid: name, definition: nil) else {
                throw Failure(.validTimezone, reason: "zone \(name)", detail: "The time zone “\(name)” is unknown.")
            }
            return zone
        case .definition(let octets): return try Self.zone(of: octets, by: resolver)
        }
    }

    private static func zone(of octets: [UInt8], by resolver: ZoneResolver) throws(Failure) -> Zone {
        let document: LetterDocument
        do {
            document = try LetterDocument(reading: octets)
        } catch {
            throw Failure(error)
        }
        let definitions = document.calendars.first?.components ?? []
        guard document.problems.isEmpty, document.calendars.count == 1, definitions.count == 1,
            definitions[0].name == "VTIMEZONE", let name = definitions[0].first("TZID")?.text,
            let zone = resolver.zone(tzid: name, definition: definitions[0])
        else {
            throw Failure(
                .validCalendarData, reason: "timezone is no VTIMEZONE",
                detail: "The timezone of the query is no VCALENDAR with one VTIMEZONE.")
        }
        return zone
    }
}
