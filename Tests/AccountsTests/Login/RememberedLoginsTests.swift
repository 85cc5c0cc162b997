import CalendarModel
import Chronology
import Testing

@testable import Accounts

struct RememberedLoginsTests {
    let start = Instant(secondsSinceEpoch: 1_800_000_000)

    /// The value, held so that a test can ask and expect in one line.
    private final class Memory {
        private var logins: RememberedLogins

        init(capacity: Int) {
            logins = RememberedLogins(idle: 600, lifetime: 3600, capacity: capacity)
        }

        var count: Int { logins.count }

        func recall(_ proof: [UInt8], at now: Instant) -> Bool { logins.recall(proof, at: now) }

        func remember(_ proof: [UInt8], at now: Instant) { logins.remember(proof, at: now) }
    }

    private func after(_ seconds: Int64) -> Instant {
        start.advanced(bySeconds: seconds)
    }

    @Test func `a login is remembered while it is used, and not for ever`() {
        let logins = Memory(capacity: 10)
        #expect(!logins.recall([1], at: start))
        logins.remember([1], at: start)
        #expect(logins.recall([1], at: after(599)))
        #expect(!logins.recall([2], at: after(599)))
        #expect(logins.recall([1], at: after(1198)))
        #expect(!logins.recall([1], at: after(1798)))
        #expect(!logins.recall([1], at: after(1798)))

        logins.remember([1], at: start)
        for time in stride(from: Int64(0), to: 3600, by: 300) { #expect(logins.recall([1], at: after(time))) }
        #expect(!logins.recall([1], at: after(3600)))
    }

    @Test func `memory is bounded and forgets what was used least recently`() {
        let logins = Memory(capacity: 100)
        logins.remember([0, 0], at: start)
        for number in 1..<2000 {
            logins.remember([UInt8(number >> 8), UInt8(number & 255)], at: start)
            #expect(logins.count <= 101)
            if number % 20 == 0 { #expect(logins.recall([0, 0], at: start)) }
        }
        #expect(!logins.recall([0, 1], at: start))
        #expect(logins.recall([7, 207], at: start))
    }

    @Test func `a proof is of one user, one digest, one password and one process`() {
        let one = PrincipalID(rawValue: 1)
        let proofs = [
            LoginProof(one, digest: "d", password: "p", key: [1]),
            LoginProof(PrincipalID(rawValue: 2), digest: "d", password: "p", key: [1]),
            LoginProof(nil, digest: "d", password: "p", key: [1]),
            LoginProof(one, digest: "e", password: "p", key: [1]),
            LoginProof(one, digest: "d", password: "q", key: [1]),
            LoginProof(one, digest: "", password: "dp", key: [1]),
            LoginProof(one, digest: "d", password: "p", key: [2]),
        ]
        #expect(Set(proofs).count == proofs.count)
        #expect(proofs[0] == LoginProof(one, digest: "d", password: "p", key: [1]))
    }
}
