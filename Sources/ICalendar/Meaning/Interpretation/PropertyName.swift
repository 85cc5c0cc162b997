/// The properties that libical is asked about: those that mean something to us, and those whose form it can check.
///
/// Recurrence rules are not among them: libical 3.0 keeps their numbers in 16 bits, cuts and sorts their lists and
/// leaves parts out, so `RecurrenceRule` reads them from the letter.
enum PropertyName: String, CaseIterable, Hashable, Sendable {
    case start = "DTSTART"
    case end = "DTEND"
    case due = "DUE"
    case duration = "DURATION"
    case uid = "UID"
    case recurrenceID = "RECURRENCE-ID"
    case rule = "RRULE"
    case exclusionRule = "EXRULE"
    case recurrenceDate = "RDATE"
    case exclusionDate = "EXDATE"
    case stamp = "DTSTAMP"
    case created = "CREATED"
    case lastModified = "LAST-MODIFIED"
    case completed = "COMPLETED"
    case acknowledged = "ACKNOWLEDGED"
    case sequence = "SEQUENCE"
    case priority = "PRIORITY"
    case percentComplete = "PERCENT-COMPLETE"
    case repeats = "REPEAT"
    case status = "STATUS"
    case transparency = "TRANSP"
    case classification = "CLASS"
    case busyType = "BUSYTYPE"
    case action = "ACTION"
    case trigger = "TRIGGER"
    case freeBusy = "FREEBUSY"
    case organizer = "ORGANIZER"
    case attendee = "ATTENDEE"
    case summary = "SUMMARY"
    case description = "DESCRIPTION"
    case location = "LOCATION"
    case comment = "COMMENT"
    case contact = "CONTACT"
    case geographicPosition = "GEO"

    /// What its value is made of, by default.
    enum Form: Hashable, Sendable {
        case text, word, integer, time, times, duration, trigger, periods, address, position, rule
        /// A text that means nothing here: its escapes are looked at, libical is not asked.
        case prose

        /// Whether parameters change what the property means.
        var hasParameters: Bool {
            switch self {
            case .time, .times, .trigger, .periods, .address: true
            case .text, .prose, .word, .integer, .duration, .position, .rule: false
            }
        }
    }

    var form: Form {
        switch self {
        case .start, .end, .due, .recurrenceID, .stamp, .created, .lastModified, .completed, .acknowledged: .time
        case .recurrenceDate, .exclusionDate: .times
        case .duration: .duration
        case .rule, .exclusionRule: .rule
        case .sequence, .priority, .percentComplete, .repeats: .integer
        case .status, .transparency, .classification, .busyType, .action: .word
        case .trigger: .trigger
        case .freeBusy: .periods
        case .organizer, .attendee: .address
        case .uid, .summary: .text
        case .description, .location, .comment, .contact: .prose
        case .geographicPosition: .position
        }
    }

    /// Whether the component says something else without it, so that a value that cannot be read is an error.
    var isEssential: Bool {
        switch self {
        case .start, .end, .due, .duration, .uid, .recurrenceID, .rule, .exclusionRule, .recurrenceDate,
            .exclusionDate, .freeBusy, .trigger:
            true
        default: false
        }
    }

    /// Whether RFC 5545 allows it once in a component.
    var standsOnce: Bool {
        switch self {
        case .rule, .exclusionRule, .recurrenceDate, .exclusionDate, .freeBusy, .attendee, .comment, .contact,
            .description:
            false
        default: true
        }
    }

    static let byKey = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
