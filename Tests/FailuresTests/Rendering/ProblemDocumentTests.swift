import Failures
import Foundation
import HTTPTypes
import Testing

struct ProblemDocumentTests {
    @Test func `rfc9457 §3 the members are there and the reason is not`() {
        let failure = Failure(.conflict, reason: "SQL", detail: "The name “work” is taken.")
        #expect(
            ProblemDocument(failure, language: .english, requestID: "r-1").json
                == """
                {"type":"/docs/errors/name-taken","title":"Someone was quicker","status":409,"requestId":"r-1",\
                "detail":"The name “work” is taken."}
                """)
    }

    @Test func `rfc8259 §7 whatever is in the text, the document can be read`() throws {
        let detail =
            String(String.UnicodeScalarView((UInt32(0)...0x2100).compactMap { Unicode.Scalar($0) })) + "\"\\</script>😀"
        let json = ProblemDocument(Failure(.badRequest, detail: detail), language: .german, requestID: "").json
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(read["detail"] as? String == detail)
        #expect(read["status"] as? Int == 400)
        #expect(!json.contains("</script>"))
    }

    @Test(arguments: [
        (Failure(.noUIDConflict(with: nil)), ProblemType.uidConflict),
        (Failure(.validCalendarData), .invalidCalendarData),
        (Failure(.maxResourceSize), .contentTooLarge), (Failure(.supportedCalendarData), .unsupportedMediaType),
        (Failure(.needPrivileges([])), .forbidden), (Failure(.notFound), .notFound),
        (Failure(.tooManyRequests), .rateLimited), (Failure(.insufficientStorage), .unavailable),
        (Failure(.internalServerError), .internalError), (Failure(.badRequest), .malformedRequest),
        (Failure(.unauthorized), .unauthenticated), (Failure(.preconditionFailed), .preconditionFailed),
    ])
    func `the type says most of the failure`(failure: Failure, type: ProblemType) {
        #expect(ProblemType(failure) == type)
    }
}
