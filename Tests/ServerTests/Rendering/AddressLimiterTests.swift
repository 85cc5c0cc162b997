import Accounts
import Addresses
import Chronology
import Testing

@testable import Server

struct AddressLimiterTests {
    private let one = IPAddress("192.0.2.1")
    private let other = IPAddress("192.0.2.2")

    @Test func `lets a burst through and then says how long to wait`() {
        let limiter = AddressLimiter(rate: AttemptRate(burst: 3, secondsPerAttempt: 10))
        for _ in 0..<3 {
            #expect(limiter.wait(of: one, at: testMoment) == nil)
            limiter.note(one, at: testMoment)
        }
        #expect(limiter.wait(of: one, at: testMoment) == 10)
        #expect(limiter.wait(of: one, at: testMoment.advanced(bySeconds: 9)) == 1)
        #expect(limiter.wait(of: one, at: testMoment.advanced(bySeconds: 10)) == nil)
        #expect(limiter.wait(of: other, at: testMoment) == nil)
    }

    @Test func `a whole network of IPv6 is one address`() {
        let limiter = AddressLimiter(rate: AttemptRate(burst: 1, secondsPerAttempt: 10))
        limiter.note(IPAddress("2001:db8::1"), at: testMoment)
        #expect(limiter.wait(of: IPAddress("2001:db8::ffff:1"), at: testMoment) == 10)
        #expect(limiter.wait(of: IPAddress("2001:db8:0:1::1"), at: testMoment) == nil)
    }

    @Test func `many addresses do not fill the memory`() {
        let limiter = AddressLimiter(rate: AttemptRate(burst: 1, secondsPerAttempt: 10), capacity: 10)
        for number in 0..<100 { limiter.note(IPAddress("10.0.0.\(number)"), at: testMoment) }
        #expect(limiter.wait(of: IPAddress("10.0.0.99"), at: testMoment) == 10)
    }
}
