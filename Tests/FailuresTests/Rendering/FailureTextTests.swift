import Failures
import HTTPTypes
import Testing

struct FailureTextTests {
    private func text(_ failure: Failure, _ language: Language = .english) -> String {
        FailureText(failure, language: language, requestID: "abc").lines
    }

    @Test func `says what is and why, and keeps the reason`() {
        let failure = Failure(.badRequest, reason: "SECRET", detail: "One Host is wanted.")
        #expect(text(failure) == "We did not understand this.\nOne Host is wanted.\n")
    }

    @Test func `says what to do where there is no more to say, and in German`() {
        #expect(text(Failure(.gone), .german) == "Dieser Link gilt nicht mehr.\nBitten Sie um einen neuen.\n")
    }

    @Test func `gives the number of our own mistakes`() {
        #expect(text(Failure(.internalServerError)).hasSuffix("\nNumber: abc\n"))
    }
}
