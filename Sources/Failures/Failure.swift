public import HTTPTypes

/// What a request ends in when it fails: the only thing that knows HTTP's statuses, and what every error becomes.
///
/// `reason` is for the log and never leaves it; `detail` is for whoever sent the request and holds nothing secret.
public struct Failure: Error, Hashable, Sendable {
    public var status: HTTPResponse.Status
    /// The rule that was broken, where the protocol has a name for it (RFC 4918 §16).
    public var condition: Condition?
    /// What a programme is told, where the status alone says too little (RFC 9457 §3.1.1).
    public var problem: ProblemType?
    /// What went wrong, in our own words, for the log.
    public var reason: String
    /// What went wrong, for the sender: a sentence that names the cause and, where there is one, the cure.
    public var detail: String?
    /// After how many seconds it is worth trying again (RFC 9110 §10.2.3).
    public var retryAfter: Int?
    /// What the resource can do, for a 405 (RFC 9110 §15.5.6).
    public var allowedMethods: [HTTPRequest.Method]
    /// What exactly was wrong in what was sent.
    public var faults: [FieldFault]
    /// What a token would have needed to be allowed to do, by name.
    public var requiredScopes: [String]
    /// How one can say who one is, for a 401 (RFC 9110 §11.6.1).
    public var challenges: [String]

    /// A name and a password (RFC 7617 §2).
    public static let basicChallenge = #"Basic realm="Turnus", charset="UTF-8""#

    public init(
        _ status: HTTPResponse.Status, reason: String = "", detail: String? = nil, retryAfter: Int? = nil
    ) {
        self.status = status
        self.condition = nil
        self.problem = nil
        self.reason = reason
        self.detail = detail
        self.retryAfter = retryAfter
        self.allowedMethods = []
        self.faults = []
        self.requiredScopes = []
        self.challenges = status == .unauthorized ? [Self.basicChallenge] : []
    }

    /// The status is the one that goes with the condition, unless the caller knows better.
    public init(
        _ condition: Condition, status: HTTPResponse.Status? = nil, reason: String = "", detail: String? = nil
    ) {
        self.init(status ?? condition.status, reason: reason, detail: detail)
        self.condition = condition
    }

    /// A refusal that programmes have to tell from others with the same status.
    public init(_ problem: ProblemType, status: HTTPResponse.Status, reason: String = "", detail: String? = nil) {
        self.init(status, reason: reason, detail: detail)
        self.problem = problem
    }

    /// The resource is there and cannot do this.
    public static func methodNotAllowed(allowing methods: [HTTPRequest.Method]) -> Failure {
        var failure = Failure(.methodNotAllowed)
        failure.allowedMethods = methods
        return failure
    }

    /// The fields that belong to this answer whatever its body is: `Retry-After`, `Allow` and `WWW-Authenticate`.
    public var fields: HTTPFields {
        var fields = HTTPFields()
        if let retryAfter { fields[.retryAfter] = String(retryAfter) }
        if status == .methodNotAllowed {
            fields[.allow] = allowedMethods.map(\.rawValue).joined(separator: ", ")
        }
        // RFC 9110 §15.5.2
        if !challenges.isEmpty { fields[.wwwAuthenticate] = challenges.joined(separator: ", ") }
        return fields
    }
}
