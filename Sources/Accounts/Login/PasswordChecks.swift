import Chronology
import Secrets

/// One password to be checked the slow way.
struct PasswordCheck: Sendable {
    /// Equal checks that run at the same time are one.
    let proof: LoginProof
    let password: String
    let digest: String
    /// Whom an attempt is counted for: the name as it was given.
    let user: String
    let address: ClientAddress
}

/// Lets few slow checks run at once, a few more wait, and counts those that fail.
///
/// Each takes a tenth of a second of a core and 32 MiB: without this gate, anybody could fill the machine with them.
actor PasswordChecks {
    enum Verdict: Hashable, Sendable {
        case right
        case refused(AuthenticationRefusal)
        case failed(SecretsError)
    }

    private let width: Int
    private let queueLimit: Int
    private let memory: LoginMemory
    private let verify: @Sendable (_ password: String, _ digest: String) throws(SecretsError) -> Bool
    private var limiter: AttemptLimiter
    private var running = 0
    private var queue: [CheckedContinuation<Void, Never>] = []
    private var joined: [LoginProof: [CheckedContinuation<Verdict, Never>]] = [:]
    /// How many checks were really made.
    private(set) var made = 0

    /// How many wait for their turn.
    var waiting: Int { queue.count }

    init(
        width: Int, queueLimit: Int, limiter: AttemptLimiter, memory: LoginMemory,
        verify: @escaping @Sendable (_ password: String, _ digest: String) throws(SecretsError) -> Bool
    ) {
        self.width = width
        self.queueLimit = queueLimit
        self.limiter = limiter
        self.memory = memory
        self.verify = verify
    }

    func verdict(on check: PasswordCheck, at now: Instant) async -> Verdict {
        guard joined[check.proof] == nil else {
            return await withCheckedContinuation { joined[check.proof]?.append($0) }
        }
        // Its twin may have come to its end since the caller looked.
        guard !memory.recall(check.proof, at: now) else { return .right }
        if let wait = limiter.take(user: check.user, from: check.address, at: now) {
            return .refused(.tooManyTries(retryAfter: wait))
        }
        guard running < width || queue.count < queueLimit else {
            limiter.giveBack(user: check.user, from: check.address, at: now)
            return .refused(.busy(retryAfter: 1 + queueLimit / (5 * width)))
        }
        joined[check.proof] = []
        await enter()
        let verdict = await run(check)
        leave()
        if verdict == .right { memory.remember(check.proof, at: now) }
        if verdict != .refused(.wrong) { limiter.giveBack(user: check.user, from: check.address, at: now) }
        for waiting in joined.removeValue(forKey: check.proof) ?? [] { waiting.resume(returning: verdict) }
        return verdict
    }

    private func run(_ check: PasswordCheck) async -> Verdict {
        made += 1
        let verify = verify
        let verdict = await OwnThread.run { () -> Verdict in
            do throws(SecretsError) {
                let isRight = try verify(check.password, check.digest)
                return isRight ? .right : .refused(.wrong)
            } catch {
                return .failed(error)
            }
        }
        return verdict ?? .refused(.busy(retryAfter: 1))
    }

    private func enter() async {
        guard running >= width else {
            running += 1
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    /// Whoever waits longest takes over the place; so `running` stays as it is.
    private func leave() {
        guard !queue.isEmpty else {
            running -= 1
            return
        }
        queue.removeFirst().resume()
    }
}
