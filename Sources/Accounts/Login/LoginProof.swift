import CalendarModel
import Secrets

/// What a user, the digest on record and the password offered are, together, under a key of this process.
///
/// Two are equal only when all three are; nothing can be read from one.
struct LoginProof: Hashable, Sendable {
    let octets: [UInt8]

    init(_ principal: PrincipalID?, digest: String, password: String, key: [UInt8]) {
        let user = principal.map { String($0.rawValue) } ?? "-"
        // The zero octets keep the parts apart; neither a number nor a digest has one.
        let message = Array(user.utf8) + [0] + Array(digest.utf8) + [0] + Array(password.utf8)
        octets = HMAC.sha256(message, key: key)
    }
}
