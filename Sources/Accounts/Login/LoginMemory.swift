import CalendarModel
import Chronology
import Secrets
import Synchronization

/// What the authenticator keeps in memory between requests; nothing of it is ever written anywhere.
final class LoginMemory: Sendable {
    private let key = RandomToken.bytes(32)
    private let logins: Mutex<RememberedLogins>
    private let addresses = Mutex<[String: PrincipalID]>([:])

    init(idle: Int64, lifetime: Int64, capacity: Int) {
        logins = Mutex(RememberedLogins(idle: idle, lifetime: lifetime, capacity: capacity))
    }

    func proof(of password: String, against digest: String, for principal: PrincipalID?) -> LoginProof {
        LoginProof(principal, digest: digest, password: password, key: key)
    }

    func recall(_ proof: LoginProof, at now: Instant) -> Bool {
        logins.withLock { $0.recall(proof.octets, at: now) }
    }

    func remember(_ proof: LoginProof, at now: Instant) {
        logins.withLock { $0.remember(proof.octets, at: now) }
    }

    /// Who had this e-mail address when it was last looked up; whoever asks must see whether it is still so.
    func principal(withAddress address: String) -> PrincipalID? {
        addresses.withLock { $0[address] }
    }

    func note(_ principal: PrincipalID, withAddress address: String) {
        addresses.withLock { known in
            // Simply begun anew when full: finding out again costs one read of the principals.
            if known.count >= 10_000 { known = [:] }
            known[address] = principal
        }
    }
}
