import HTTPTypes

/// One thing that is wrong in what was sent, and where it stands.
public struct FieldFault: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// A JSON Pointer into the body, as a URI fragment (RFC 6901 §6): `#/duration`.
        case pointer(String)
        /// A parameter of the query or the path.
        case parameter(String)
        case header(String)
    }

    public var place: Place
    /// A sentence that says what is wanted.
    public var detail: String

    public init(_ place: Place, _ detail: String) {
        self.place = place
        self.detail = detail
    }

    var json: String {
        let (name, value) =
            switch place {
            case .pointer(let pointer): ("pointer", pointer)
            case .parameter(let parameter): ("parameter", parameter)
            case .header(let header): ("header", header)
            }
        return "{" + JSONString.quoted(name) + ":" + JSONString.quoted(value) + ",\"detail\":"
            + JSONString.quoted(detail) + "}"
    }
}

extension Failure {
    /// The body could be read, and says something that cannot be.
    public static func invalidBody(_ pointer: String, _ detail: String) -> Failure {
        var failure = Failure(.unprocessableContent, detail: "\(pointer): \(detail)")
        failure.problem = .invalidBody
        failure.faults = [FieldFault(.pointer(pointer), detail)]
        return failure
    }

    /// A parameter is missing, unknown, or not what it should be.
    public static func invalidParameter(_ name: String, _ detail: String) -> Failure {
        var failure = Failure(.badRequest, detail: "\(name): \(detail)")
        failure.problem = .invalidParameter
        failure.faults = [FieldFault(.parameter(name), detail)]
        return failure
    }

    /// The place in a list is none that we gave.
    public static var invalidCursor: Failure {
        var failure = Failure(.badRequest, detail: "The cursor is not one of this list. Begin without one.")
        failure.problem = .invalidCursor
        return failure
    }

    /// The token is right and may not do this (RFC 6750 §3.1).
    public static func insufficientScope(needing scopes: [String]) -> Failure {
        var failure = Failure(.forbidden, detail: "The token lacks the scope \(scopes.joined(separator: " ")).")
        failure.problem = .insufficientScope
        failure.requiredScopes = scopes
        failure.challenges = [
            #"Bearer realm="turnus", error="insufficient_scope", scope="\#(scopes.joined(separator: " "))""#
        ]
        return failure
    }

    /// Nobody has said who they are, or said it wrongly (RFC 6750 §3).
    public static func tokenWanted(isWrong: Bool) -> Failure {
        var failure = Failure(.unauthorized)
        let reason = isWrong ? #", error="invalid_token""# : ""
        failure.challenges = [#"Bearer realm="turnus"\#(reason)"#, Failure.basicChallenge]
        return failure
    }
}
