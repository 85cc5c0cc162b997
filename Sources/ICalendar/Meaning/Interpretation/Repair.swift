/// Something in a calendar text that was not read as it stands.
public struct Repair: Hashable, Sendable {
    /// What was done about it.
    public enum What: Hashable, Sendable {
        /// A value that was brought into the form of its type.
        case rewritten(from: String, to: String)
        /// A value that cannot be read and that the component can do without.
        case ignored(value: String)
        /// Control characters in a value, left out.
        case controlsDropped
        /// The value is of another type than its VALUE parameter or its property says; it was read as what it is.
        case readByForm
        /// A `Z` stands behind a time with a TZID: it is UTC.
        case zoneIgnored(String)
        /// A TZID that is not known: the local time was read in `zone`, or as floating.
        case unknownZone(String, readIn: String?)
        /// A floating time beside a start in a zone was read in that zone, or a start in that of its end.
        case readInZoneOf(String)
        /// DTEND was a day and DTSTART a time, or the reverse; it was read as the type of DTSTART.
        case endOfOtherType
        /// The end does not come after the start, or the length is not positive: the component has none.
        case endNotAfterStart
        /// DURATION beside DTEND or DUE: the end counts.
        case durationBesideEnd
        /// DURATION in hours where DTSTART is a day: it was rounded up to days.
        case durationInDays
        /// The property stands there again; the first counts.
        case repeated
        /// RRULE beside RECURRENCE-ID: the component is the master, its RECURRENCE-ID does not count.
        case recurrenceIDOfMaster
        /// RRULE, RDATE or EXDATE beside RECURRENCE-ID: they do not count.
        case recurrenceInOverride
        /// A second component for the same instance: the newer one counts. `line` is that of the one left out.
        case componentSuperseded
        /// A VALARM that cannot be read was left out.
        case alarmIgnored
    }

    /// The name of the property, or of the component.
    public var property: String
    /// Counted from 1; 0 where no line can be named.
    public var line: Int
    public var what: What

    public init(property: String, line: Int, what: What) {
        self.property = property
        self.line = line
        self.what = what
    }
}

extension Repair: CustomStringConvertible {
    /// A sentence for a report, without the line.
    public var description: String {
        switch what {
        case .rewritten(let from, let to): "\(property): “\(from)” was read as “\(to)”"
        case .ignored(let value): "\(property): “\(value)” cannot be read and was ignored"
        case .controlsDropped: "\(property): control characters were left out"
        case .readByForm: "\(property): the value is of another type than stated"
        case .zoneIgnored(let zone): "\(property): the time is in UTC, its TZID “\(zone)” was ignored"
        case .unknownZone(let zone, let other?): "\(property): the zone “\(zone)” is not known; read in \(other)"
        case .unknownZone(let zone, nil): "\(property): the zone “\(zone)” is not known; read as local time"
        case .readInZoneOf(let other): "\(property): has no zone and was read in that of \(other)"
        case .endOfOtherType: "\(property): was read as the same type as DTSTART"
        case .endNotAfterStart: "\(property): does not come after the start and was ignored"
        case .durationBesideEnd: "\(property): stands beside an end and was ignored"
        case .durationInDays: "\(property): was rounded up to whole days"
        case .repeated: "\(property): stands there more than once; the first counts"
        case .recurrenceIDOfMaster: "\(property): stands beside a recurrence rule and was ignored"
        case .recurrenceInOverride: "\(property): stands in a changed instance and was ignored"
        case .componentSuperseded: "\(property): there is a newer one for the same instance"
        case .alarmIgnored: "\(property): cannot be read and was ignored"
        }
    }
}
