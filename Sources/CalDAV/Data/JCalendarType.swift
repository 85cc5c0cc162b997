/// The type of a value in jCal (RFC 7265 §3.6), in lower case.
enum JCalendarType: Hashable {
    case binary, boolean, calendarAddress, date, dateTime, duration, float, integer, period, recurrence, text, time, uri
    case utcOffset
    /// A property that nobody has registered, without a VALUE (§5.1): its value is kept as it stands.
    case unknown
    /// A type that nobody has registered: the same, under its name.
    case other(String)

    /// By VALUE, else by the default of the property.
    init(of key: String, stated: String?) {
        if let name = stated?.lowercased() {
            self = Self.named[name] ?? .other(name)
        } else {
            self = Self.defaults[key] ?? .unknown
        }
    }

    var name: String {
        switch self {
        case .binary: "binary"
        case .boolean: "boolean"
        case .calendarAddress: "cal-address"
        case .date: "date"
        case .dateTime: "date-time"
        case .duration: "duration"
        case .float: "float"
        case .integer: "integer"
        case .period: "period"
        case .recurrence: "recur"
        case .text: "text"
        case .time: "time"
        case .uri: "uri"
        case .utcOffset: "utc-offset"
        case .unknown: "unknown"
        case .other(let name): name
        }
    }

    private static let named: [String: JCalendarType] = {
        let all: [JCalendarType] = [
            .binary, .boolean, .calendarAddress, .date, .dateTime, .duration, .float, .integer, .period, .recurrence,
            .text,
            .time, .uri, .utcOffset, .unknown,
        ]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }()

    /// RFC 5545 §3.7 and §3.8, RFC 7986 §5, RFC 7953 §3.2, RFC 9073 §6, RFC 9074, RFC 9253.
    private static let defaults: [String: JCalendarType] = {
        let properties: [JCalendarType: [String]] = [
            .text: [
                "ACTION", "BUSYTYPE", "CALSCALE", "CATEGORIES", "CLASS", "COMMENT", "CONTACT", "DESCRIPTION",
                "LOCATION",
                "LOCATION-TYPE", "METHOD", "NAME", "PARTICIPANT-TYPE", "PRODID", "PROXIMITY", "RELATED-TO",
                "REQUEST-STATUS", "RESOURCE-TYPE", "RESOURCES", "STATUS", "STYLED-DESCRIPTION", "SUMMARY", "TRANSP",
                "TZID", "TZNAME", "UID", "VERSION", "COLOR", "LINK-RELATION", "REFID", "TZID-ALIAS-OF",
            ],
            .dateTime: [
                "ACKNOWLEDGED", "COMPLETED", "CREATED", "DTEND", "DTSTAMP", "DTSTART", "DUE", "EXDATE", "LAST-MODIFIED",
                "RDATE", "RECURRENCE-ID", "TZUNTIL",
            ],
            .duration: ["DURATION", "REFRESH-INTERVAL", "TRIGGER"],
            .integer: ["PERCENT-COMPLETE", "PRIORITY", "REPEAT", "SEQUENCE"],
            .calendarAddress: ["ATTENDEE", "CALENDAR-ADDRESS", "ORGANIZER"],
            .uri: ["ATTACH", "CONCEPT", "CONFERENCE", "IMAGE", "LINK", "SOURCE", "STRUCTURED-DATA", "TZURL", "URL"],
            .utcOffset: ["TZOFFSETFROM", "TZOFFSETTO"],
            .recurrence: ["EXRULE", "RRULE"],
            .period: ["FREEBUSY"],
            .float: ["GEO"],
        ]
        return properties.reduce(into: [:]) { defaults, entry in
            for key in entry.value { defaults[key] = entry.key }
        }
    }()
}
