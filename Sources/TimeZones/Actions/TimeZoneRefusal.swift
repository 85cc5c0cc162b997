public import HTTPTypes

/// Why the service cannot do what it was asked (RFC 7808 §5.1 to §5.6).
public enum TimeZoneRefusal: Error, Hashable, Sendable, CaseIterable {
    /// §5: the address is none of an action.
    case invalidAction
    /// §5.2
    case invalidChangedSince
    /// §5.3
    case unknownZone
    /// §5.3: the zone is there, but not in a form that the client takes.
    case invalidFormat
    /// §5.3, §5.4
    case invalidStart
    /// §5.3, §5.4
    case invalidEnd
    /// §5.5
    case invalidPattern

    /// RFC 7808 §10.3 registers the names behind the prefix.
    public var type: String { "urn:ietf:params:tzdist:error:" + name }

    private var name: String {
        switch self {
        case .invalidAction: "invalid-action"
        case .invalidChangedSince: "invalid-changedsince"
        case .unknownZone: "tzid-not-found"
        case .invalidFormat: "invalid-format"
        case .invalidStart: "invalid-start"
        case .invalidEnd: "invalid-end"
        case .invalidPattern: "invalid-pattern"
        }
    }

    public var status: HTTPResponse.Status {
        switch self {
        case .unknownZone: .notFound
        case .invalidFormat: .notAcceptable
        case .invalidAction, .invalidChangedSince, .invalidStart, .invalidEnd, .invalidPattern: .badRequest
        }
    }

    /// What is wrong and what would be right.
    public var title: String {
        switch self {
        case .invalidAction: "This address is no action of the time zone service; see its capabilities."
        case .invalidChangedSince: "This is no synchronization token of this service; ask for the whole list."
        case .unknownZone: "There is no time zone of this name; see the list."
        case .invalidFormat: "Time zones come as text/calendar or application/calendar+json."
        case .invalidStart:
            "The start must be one moment in UTC like 2026-01-01T00:00:00Z; of the zone itself, 1970-01-01T00:00:00Z."
        case .invalidEnd:
            "The end must be one moment in UTC after the start, at most 200 years; the zone itself has no end."
        case .invalidPattern:
            "A pattern is part of a name, with an asterisk at its beginning, its end or both, and not that alone."
        }
    }
}
