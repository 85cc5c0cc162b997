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

    @Test func `rfc9457 §3.2 what exactly was wrong is told with its place`() {
        let json = { (failure: Failure) in ProblemDocument(failure, language: .english, requestID: "r").json }
        #expect(
            json(.invalidBody("#/a", "A text.")).hasSuffix(
                ##""errors":[{"pointer":"#/a","detail":"A text."}]}"##))
        #expect(
            json(.invalidParameter("from", "It is wanted.")).hasSuffix(
                #""errors":[{"parameter":"from","detail":"It is wanted."}]}"#))
        #expect(json(.insufficientScope(needing: ["busy:read"])).hasSuffix(#""requiredScopes":["busy:read"]}"#))
        #expect(ProblemType(.invalidCursor).uri == "/docs/errors/invalid-cursor")
    }

    @Test func `rfc6750 §3 who has no token is told what is wanted`() {
        #expect(Failure.tokenWanted(isWrong: false).fields[.wwwAuthenticate]?.hasPrefix("Bearer realm=") == true)
        #expect(Failure.tokenWanted(isWrong: true).fields[.wwwAuthenticate]?.contains("invalid_token") == true)
        #expect(Failure(.unauthorized).fields[.wwwAuthenticate] == Failure.basicChallenge)
        #expect(Failure(.forbidden).fields[.wwwAuthenticate] == nil)
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
