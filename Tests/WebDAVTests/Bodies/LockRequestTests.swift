import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct LockRequestTests {
    private func request(_ inner: String) throws -> LockRequest {
        try LockRequest(Array("<D:lockinfo xmlns:D='DAV:'>\(inner)</D:lockinfo>".utf8))
    }

    private let write = "<D:locktype><D:write/></D:locktype>"

    @Test func `rfc4918 §9.10.2 no body refreshes`() throws {
        #expect(try LockRequest([]) == .refresh)
    }

    @Test(arguments: [("exclusive", true), ("shared", false)])
    func `rfc4918 §14.11 a lock has a scope, a type and perhaps an owner`(scope: String, isExclusive: Bool) throws {
        let scope = "<D:lockscope><D:\(scope)/></D:lockscope>"
        #expect(try request(scope + write) == .new(isExclusive: isExclusive, owner: nil))
        guard
            case .new(isExclusive, let owner?) = try request(
                write + scope + "<D:owner xml:lang='de'>Anna <x:a xmlns:x='urn:x'/></D:owner>")
        else {
            Issue.record("no owner")
            return
        }
        #expect(
            String(decoding: owner.standalone, as: UTF8.self)
                == "<D:owner xmlns:D=\"DAV:\" xml:lang=\"de\">Anna <x:a xmlns:x=\"urn:x\"/></D:owner>")
    }

    @Test(arguments: [
        "", "<D:lockscope><D:exclusive/></D:lockscope>", "<D:locktype><D:write/></D:locktype>",
        "<D:lockscope/><D:locktype><D:write/></D:locktype>",
        "<D:lockscope><D:exclusive/><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype>",
        "<D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:read/></D:locktype>",
        "<D:lockscope><exclusive/></D:lockscope><D:locktype><D:write/></D:locktype>",
    ])
    func `rfc4918 §14.11 anything less is refused`(inner: String) {
        let failure = #expect(throws: Failure.self) { try request(inner) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `an owner who says too much is refused`() {
        let owner = "<D:owner>" + String(repeating: "a", count: LockRequest.maximumOwner) + "</D:owner>"
        let failure = #expect(throws: Failure.self) {
            try request("<D:lockscope><D:exclusive/></D:lockscope>" + write + owner)
        }
        #expect(failure?.status == .contentTooLarge)
    }
}
