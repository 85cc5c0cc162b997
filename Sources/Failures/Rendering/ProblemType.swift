import HTTPTypes

/// The kinds of problem that the JSON API tells apart (RFC 9457 §3.1.1): a closed list, each with a page under
/// `/docs/errors/`.
public enum ProblemType: String, CaseIterable, Hashable, Sendable {
    case malformedRequest = "malformed-request"
    case invalidParameter = "invalid-parameter"
    case invalidCursor = "invalid-cursor"
    case unauthenticated
    case insufficientScope = "insufficient-scope"
    case forbidden
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case nameTaken = "name-taken"
    case uidConflict = "uid-conflict"
    case notBookable = "not-bookable"
    case durationNotOffered = "duration-not-offered"
    case tooSoon = "too-soon"
    case outsideWindow = "outside-window"
    case notOffered = "not-offered"
    case holdMismatch = "hold-mismatch"
    case holdExpired = "hold-expired"
    case limitReached = "limit-reached"
    case slotTaken = "slot-taken"
    case hostUnavailable = "host-unavailable"
    case notAHost = "not-a-host"
    case alreadyClaimed = "already-claimed"
    case invalidTransition = "invalid-transition"
    case tooLate = "too-late"
    case preconditionFailed = "precondition-failed"
    case contentTooLarge = "content-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case invalidBody = "invalid-body"
    case invalidCalendarData = "invalid-calendar-data"
    case linkExpired = "link-expired"
    case rateLimited = "rate-limited"
    case internalError = "internal-error"
    case unavailable

    /// The kind that says most of the failure.
    public init(_ failure: Failure) {
        if let problem = failure.problem {
            self = problem
            return
        }
        self =
            switch failure.condition {
            case .noUIDConflict, .uniqueSchedulingObjectResource: .uidConflict
            case .validCalendarData, .validCalendarObjectResource, .supportedCalendarComponent, .maxInstances,
                .supportedRecurrenceScale:
                .invalidCalendarData
            case .maxResourceSize: .contentTooLarge
            case .supportedCalendarData: .unsupportedMediaType
            default: Self.type(ofCode: failure.status.code)
            }
    }

    public var uri: String { "/docs/errors/" + rawValue }

    private static func type(ofCode code: Int) -> ProblemType {
        switch code {
        case 401: .unauthenticated
        case 403, 423: .forbidden
        case 404: .notFound
        case 405: .methodNotAllowed
        case 406: .notAcceptable
        case 409: .nameTaken
        case 410: .linkExpired
        case 412, 428: .preconditionFailed
        case 413, 414, 431: .contentTooLarge
        case 415: .unsupportedMediaType
        case 422: .invalidBody
        case 429: .rateLimited
        case 503, 504, 507: .unavailable
        case 500...: .internalError
        default: .malformedRequest
        }
    }
}
