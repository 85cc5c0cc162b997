import Failures
import HTTPTypes
import Testing
import WebDAV

struct LockTokenFieldTests {
    @Test func `rfc4918 §10.5 a token stands in angle brackets`() throws {
        let token = "urn:uuid:181d4fae-7d8c-11d0-a765-00a0c91e6bf2"
        #expect(try LockTokenField([.lockToken: " <\(token)> "]).token == token)
        #expect(try LockTokenField([.lockToken: LockTokenField.text(of: token)]).token == token)
    }

    @Test(
        arguments: [nil, "", "<>", "urn:uuid:1", "<urn:uuid:1", "<a>", "<urn:a><urn:b>", "<urn: a>", "<", ">"]
            as [String?])
    func `rfc4918 §9.11.1 without a token nothing is unlocked`(field: String?) {
        let failure = #expect(throws: Failure.self) {
            try LockTokenField(field.map { [.lockToken: $0] } ?? [:])
        }
        #expect(failure?.status == .badRequest)
    }
}
