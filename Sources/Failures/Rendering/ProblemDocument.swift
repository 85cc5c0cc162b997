import HTTPTypes

/// A failure for a programme (RFC 9457).
public struct ProblemDocument: Hashable, Sendable {
    public static let mediaType = "application/problem+json"

    public let type: ProblemType
    public let status: Int
    public let title: String
    public let detail: String?
    public let requestID: String
    public let faults: [FieldFault]
    public let requiredScopes: [String]

    public init(_ failure: Failure, language: Language, requestID: String) {
        let phrases = FailurePhrases(failure.status)
        self.type = ProblemType(failure)
        self.status = failure.status.code
        self.title = phrases.heading[language]
        self.detail = failure.detail
        self.requestID = requestID
        self.faults = failure.faults
        self.requiredScopes = failure.requiredScopes
    }

    /// The members in a fixed order.
    public var json: String {
        var members = [
            #""type":\#(JSONString.quoted(type.uri))"#, #""title":\#(JSONString.quoted(title))"#,
            #""status":\#(status)"#, #""requestId":\#(JSONString.quoted(requestID))"#,
        ]
        if let detail { members.append(#""detail":\#(JSONString.quoted(detail))"#) }
        if !faults.isEmpty { members.append(#""errors":[\#(faults.map(\.json).joined(separator: ","))]"#) }
        if !requiredScopes.isEmpty {
            members.append(#""requiredScopes":[\#(requiredScopes.map(JSONString.quoted).joined(separator: ","))]"#)
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
