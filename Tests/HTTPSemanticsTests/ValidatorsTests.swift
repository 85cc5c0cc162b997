import CalendarModel
import Chronology
import HTTPSemantics
import HTTPTypes
import Testing

struct ValidatorsTests {
    private let validators = Validators(
        entityTag: EntityTag("tag"), lastModified: Instant(secondsSinceEpoch: 784_111_777))

    @Test func `a request without conditions is never satisfied`() {
        #expect(!validators.satisfy([:]))
    }

    @Test func `rfc9110 §13.2.2 If-None-Match decides alone`() {
        let late = "Sun, 06 Nov 2094 08:49:37 GMT"
        #expect(validators.satisfy([.ifNoneMatch: "\"tag\""]))
        #expect(!validators.satisfy([.ifNoneMatch: "\"other\"", .ifModifiedSince: late]))
    }

    @Test func `the tag of another coding of the same content counts`() {
        let field: HTTPFields = [.ifNoneMatch: "\"tag-gzip\""]
        #expect(!validators.satisfy(field))
        #expect(validators.satisfy(field, alternatives: [EntityTag("tag-gzip")]))
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", true), ("Sun, 06 Nov 1994 08:49:36 GMT", false),
        ("Sun, 06 Nov 1994 08:49:38 GMT", true), ("not a date", false),
    ])
    func `rfc9110 §13.1.3 a copy as new as the content is good`(since: String, isGood: Bool) {
        #expect(validators.satisfy([.ifModifiedSince: since]) == isGood)
    }
}
