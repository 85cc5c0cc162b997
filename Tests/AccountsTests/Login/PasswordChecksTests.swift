import CalendarModel
import Chronology
import Dispatch
import Secrets
import Testing

@testable import Accounts

/// The gate before scrypt, seen through the authenticator.
struct PasswordChecksTests {
    @Test func `too many wrong passwords are refused before any work, and say for how long`() async throws {
        let house = try await SmallHouse()
        for number in 0..<10 { #expect(try await house.login("anna", "wrong \(number)") == .failure(.wrong)) }
        #expect(try await house.login("anna", "wrong again") == .failure(.tooManyTries(retryAfter: 60)))
        #expect(await house.authenticator.slowChecks == 10)
        #expect(try await house.login("anna", SmallHouse.password, after: 60) == .success(house.anna))
    }

    @Test func `an attacker does not lock out whoever was here before, nor app passwords`() async throws {
        let house = try await SmallHouse()
        let (text, _) = try await house.service.addAppPassword(label: "A", to: house.anna.name, at: house.start)
        #expect(try await house.login("anna", SmallHouse.password) == .success(house.anna))
        let elsewhere = ClientAddress("198.51.100.1")
        for number in 0..<20 { _ = try await house.login("anna", "wrong \(number)", from: elsewhere) }
        #expect(try await house.login("anna", "new", from: elsewhere) == .failure(.tooManyTries(retryAfter: 60)))
        #expect(try await house.login("anna", SmallHouse.password) == .success(house.anna))
        #expect(try await house.login("anna", text) == .success(house.anna))
    }

    @Test func `right passwords use up no attempts`() async throws {
        let house = try await SmallHouse { $0.idle = 1 }
        for second in 0..<50 {
            let result = try await house.login("anna", SmallHouse.password, after: Int64(second * 2))
            #expect(result == .success(house.anna))
        }
        #expect(await house.authenticator.slowChecks == 50)
    }

    @Test func `equal checks at the same time are one`() async throws {
        let house = try await SmallHouse()
        try await house.keeper.setPassword(
            digest: PasswordHash.make(SmallHouse.password), of: house.anna.id, at: house.start)
        let results = try await withThrowingTaskGroup(of: Result<Principal, AuthenticationRefusal>.self) { group in
            for _ in 0..<40 { group.addTask { try await house.login("anna", SmallHouse.password) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 40 && results.allSatisfy { $0 == .success(house.anna) })
        #expect(await house.authenticator.slowChecks == 1)
    }

    @Test func `when too many wait, the rest are told to come back, and it costs them no attempt`() async throws {
        let gate = DispatchSemaphore(value: 0)
        let limiter = AttemptLimiter(
            user: AttemptRate(burst: 1, secondsPerAttempt: 60), address: AttemptRate(burst: 100, secondsPerAttempt: 60))
        let memory = LoginMemory(idle: 600, lifetime: 3600, capacity: 10)
        let checks = PasswordChecks(width: 1, queueLimit: 2, limiter: limiter, memory: memory) { _, _ in
            gate.wait()
            return false
        }
        let now = Instant(secondsSinceEpoch: 1_800_000_000)
        let check: @Sendable (String) -> PasswordCheck = { user in
            PasswordCheck(
                proof: memory.proof(of: user, against: "", for: nil), password: "", digest: "", user: user,
                address: ClientAddress("192.0.2.7"))
        }
        await withTaskGroup(of: PasswordChecks.Verdict.self) { group in
            for number in 0..<3 { group.addTask { await checks.verdict(on: check("user\(number)"), at: now) } }
            // One runs and two wait, once all three have come in.
            while await checks.waiting < 2 { await Task.yield() }
            #expect(await checks.verdict(on: check("late"), at: now) == .refused(.busy(retryAfter: 1)))
            for _ in 0..<3 { gate.signal() }
            for await verdict in group { #expect(verdict == .refused(.wrong)) }
        }
        gate.signal()
        #expect(await checks.verdict(on: check("late"), at: now) == .refused(.wrong))
        #expect(await checks.verdict(on: check("late"), at: now) == .refused(.tooManyTries(retryAfter: 60)))
        #expect(await checks.made == 4)
    }
}
