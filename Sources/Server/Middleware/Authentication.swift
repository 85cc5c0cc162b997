public import CalendarModel
public import Chronology
import HTTPTypes
import Secrets

/// Tells who somebody is who gave a name and a password.
public protocol Authenticating: Sendable {
    func authenticate(
        name: String, password: String, from address: IPAddress?, at now: Instant
    ) async throws -> AuthenticationOutcome
}

/// What came of looking at a name and a password.
public enum AuthenticationOutcome: Hashable, Sendable {
    case granted(Principal)
    case refused
    /// Too many wrong ones of late, from there or for that name.
    case tooManyAttempts(retryAfter: Int)
    /// Too many are being looked at already.
    case overloaded
}

/// Basic authentication (RFC 7617).
struct Authentication: Sendable {
    let authenticator: (any Authenticating)?

    func principal(for request: SurfaceRequest) async throws -> Principal {
        guard let authenticator, let credentials = request.fields[.authorization].flatMap(BasicCredentials.init) else {
            throw Refusal.credentialsWanted
        }
        let outcome = try await authenticator.authenticate(
            name: credentials.name, password: credentials.password, from: request.origin.address, at: request.now)
        switch outcome {
        case .granted(let principal): return principal
        case .refused: throw Refusal.credentialsWanted
        case .tooManyAttempts(let seconds): throw Refusal.tooManyRequests(retryAfter: seconds)
        case .overloaded: throw Refusal.busy(reason: "too many passwords are being checked at once")
        }
    }
}

/// A name and a password as `Authorization: Basic` carries them, in UTF-8 (RFC 7617 §2.1).
struct BasicCredentials: Hashable, Sendable {
    let name: String
    let password: String

    init?(_ field: String) {
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let octets = Base64.decode(parts[1].drop { $0 == " " }),
            let text = String(validating: octets, as: UTF8.self),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        name = String(text[..<colon])
        password = String(text[text.index(after: colon)...])
    }
}
