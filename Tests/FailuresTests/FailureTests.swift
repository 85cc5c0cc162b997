import Failures
import HTTPTypes
import Testing

struct FailureTests {
    @Test func `rfc9110 §10.2.3 a failure can say when to come back`() {
        let failure = Failure(.serviceUnavailable, retryAfter: 30)
        #expect(failure.fields[.retryAfter] == "30")
        #expect(Failure(.serviceUnavailable).fields.isEmpty)
    }

    @Test func `rfc9110 §15.5.6 a refused method comes with those that are allowed, even with none`() {
        #expect(Failure.methodNotAllowed(allowing: [.get, .head]).fields[.allow] == "GET, HEAD")
        #expect(Failure.methodNotAllowed(allowing: []).fields[.allow] == "")
    }

    @Test func `a condition brings its status, and a caller can know better`() {
        #expect(Failure(.validFilter).status == .forbidden)
        #expect(Failure(.noUIDConflict(with: nil)).status == .conflict)
        #expect(Failure(.noUIDConflict(with: nil), status: .forbidden).status == .forbidden)
        #expect(Failure(.validFilter).condition == .validFilter)
    }
}
