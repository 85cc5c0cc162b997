import Accounts
import Chronology
import Testing

struct AttemptLimiterTests {
    let start = Instant(secondsSinceEpoch: 1_800_000_000)
    let home = ClientAddress("192.0.2.1")

    /// Three for a user, five for an address.
    private final class Door {
        private var limiter = AttemptLimiter(
            user: AttemptRate(burst: 3, secondsPerAttempt: 60), address: AttemptRate(burst: 5, secondsPerAttempt: 10))

        func take(user: String, from address: ClientAddress, at now: Instant) -> Int? {
            limiter.take(user: user, from: address, at: now)
        }

        func giveBack(user: String, from address: ClientAddress, at now: Instant) {
            limiter.giveBack(user: user, from: address, at: now)
        }
    }

    @Test func `a few attempts at once, then one at a time`() {
        let door = Door()
        for _ in 0..<3 { #expect(door.take(user: "anna", from: home, at: start) == nil) }
        #expect(door.take(user: "anna", from: home, at: start) == 60)
        #expect(door.take(user: "anna", from: home, at: start.advanced(bySeconds: 59)) == 1)
        #expect(door.take(user: "anna", from: home, at: start.advanced(bySeconds: 60)) == nil)
        #expect(door.take(user: "anna", from: home, at: start.advanced(bySeconds: 60)) == 60)
        let later = start.advanced(bySeconds: 3600)
        for _ in 0..<3 { #expect(door.take(user: "anna", from: home, at: later) == nil) }
        #expect(door.take(user: "anna", from: home, at: later) == 60)
    }

    @Test func `one address is held back whatever names it tries`() {
        let door = Door()
        for number in 0..<5 { #expect(door.take(user: "user\(number)", from: home, at: start) == nil) }
        #expect(door.take(user: "another", from: home, at: start) == 10)
        #expect(door.take(user: "another", from: ClientAddress("192.0.2.2"), at: start) == nil)
    }

    @Test func `a refused attempt costs nothing`() {
        let door = Door()
        for _ in 0..<100 { _ = door.take(user: "anna", from: home, at: start) }
        #expect(door.take(user: "anna", from: home, at: start.advanced(bySeconds: 60)) == nil)
    }

    @Test func `what is given back can be used again`() {
        let door = Door()
        for _ in 0..<100 {
            #expect(door.take(user: "anna", from: home, at: start) == nil)
            door.giveBack(user: "anna", from: home, at: start)
        }
        door.giveBack(user: "anna", from: home, at: start)
        for _ in 0..<3 { #expect(door.take(user: "anna", from: home, at: start) == nil) }
        #expect(door.take(user: "anna", from: home, at: start) == 60)
    }
}
