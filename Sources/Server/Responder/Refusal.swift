import HTTPTypes

/// What the server itself refuses, before or beside any surface.
struct Refusal: Error, Hashable, Sendable {
    var status: HTTPResponse.Status
    var fields: HTTPFields = [:]
    /// For whoever asked.
    var text: String
    /// For the log, where it says more.
    var reason: String?

    /// Nobody answers at this path.
    static let nothingHere = Refusal(status: .notFound, text: "There is nothing at this address.")

    /// RFC 9110 §15.5.6
    static func methodNotAllowed(_ allowed: String) -> Refusal {
        Refusal(
            status: .methodNotAllowed, fields: [.allow: allowed],
            text: "This address does not answer that method; it answers \(allowed).")
    }

    /// RFC 9112 §3.2
    static let oneHostWanted = Refusal(
        status: .badRequest, text: "A request needs exactly one Host field with a host name in it.")

    /// RFC 9110 §15.5.14
    static func bodyTooLarge(limit: Int) -> Refusal {
        Refusal(status: .contentTooLarge, text: "The body of a request may have \(limit) octets here.")
    }

    /// RFC 9110 §15.5.9
    static let tooSlow = Refusal(status: .requestTimeout, text: "The request took too long to arrive.")

    static func busy(reason: String) -> Refusal {
        Refusal(
            status: .serviceUnavailable, fields: [.retryAfter: "2"],
            text: "The server is busy; please try again in a moment.", reason: reason)
    }

    /// RFC 7617 §2
    static let credentialsWanted = Refusal(
        status: .unauthorized, fields: [.wwwAuthenticate: #"Basic realm="Turnus", charset="UTF-8""#],
        text: "Please sign in with your name and your password.")

    /// RFC 6585 §4
    static func tooManyRequests(retryAfter seconds: Int) -> Refusal {
        Refusal(
            status: .tooManyRequests, fields: [.retryAfter: "\(seconds)"],
            text: "Too many attempts; please wait \(seconds) seconds.")
    }
}
