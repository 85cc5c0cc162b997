public import Failures
public import HTTPTypes

/// The token that UNLOCK names (RFC 4918 §10.5): a URI in angle brackets.
public struct LockTokenField: Hashable, Sendable {
    public let token: String

    public init(_ fields: HTTPFields) throws(Failure) {
        guard let field = try fields.single(.lockToken, limit: 1024) else {
            throw Failure(.badRequest, reason: "no Lock-Token", detail: "The field Lock-Token is missing.")
        }
        let token = field.dropFirst().dropLast()
        guard field.first == "<", field.last == ">", token.contains(":"),
            !token.contains(where: { "<> \t".contains($0) })
        else { throw .badField(.lockToken, "It is a URI in angle brackets.") }
        self.token = String(token)
    }

    /// The field of an answer to LOCK.
    public static func text(of token: String) -> String { "<\(token)>" }
}
