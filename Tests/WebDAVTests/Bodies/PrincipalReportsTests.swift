import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct PrincipalReportsTests {
    private func element(_ name: String, _ inner: String) throws -> XMLElement {
        try XMLElement(body: Array("<D:\(name) xmlns:D='DAV:'>\(inner)</D:\(name)>".utf8))
    }

    private let prop = "<D:prop><D:displayname/></D:prop>"

    @Test func `rfc3744 §9.2 properties of the principals in an ACL`() throws {
        let report = try ACLPrincipalPropSet(element("acl-principal-prop-set", prop))
        #expect(report.properties == .some([.dav("displayname")]))
        let failure = #expect(throws: Failure.self) { try ACLPrincipalPropSet(element("acl-principal-prop-set", "")) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `rfc3744 §9.3 who matches is the user, or named by a property`() throws {
        #expect(try PrincipalMatch(element("principal-match", "<D:self/>" + prop)).criterion == .isSelf)
        let owner = "<D:principal-property><D:owner/></D:principal-property>"
        #expect(try PrincipalMatch(element("principal-match", owner + prop)).criterion == .property(.dav("owner")))
    }

    @Test(arguments: [
        "", "<D:prop/>", "<D:self/>", "<D:self/><D:principal-property><D:owner/></D:principal-property><D:prop/>",
        "<D:principal-property/><D:prop/>", "<D:principal-property><D:a/><D:b/></D:principal-property><D:prop/>",
    ])
    func `rfc3744 §9.3 anything else is refused`(inner: String) {
        let failure = #expect(throws: Failure.self) { try PrincipalMatch(element("principal-match", inner)) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `rfc3744 §9.5 what can be searched for`() throws {
        _ = try PrincipalSearchPropertySet(element("principal-search-property-set", ""))
        #expect(throws: Failure.self) { try PrincipalSearchPropertySet(element("acl", "")) }
        let answer = PrincipalSearchPropertySet.answer([(.dav("displayname"), "Name & more")])
        #expect(
            String(decoding: answer, as: UTF8.self) == """
                <?xml version="1.0" encoding="utf-8"?>
                <D:principal-search-property-set xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" \
                xmlns:CS="http://calendarserver.org/ns/" xmlns:A="http://apple.com/ns/ical/">\
                <D:principal-search-property><D:prop><D:displayname/></D:prop>\
                <D:description xml:lang="en">Name &amp; more</D:description></D:principal-search-property>\
                </D:principal-search-property-set>
                """)
    }
}
