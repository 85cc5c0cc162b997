import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct CollectionCreationTests {
    private func creation(_ inner: String) throws -> CollectionCreation {
        let body = "<D:mkcol xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'>\(inner)</D:mkcol>"
        return try CollectionCreation(mkcol: Array(body.utf8), contentType: "application/xml; charset=utf-8")
    }

    @Test func `rfc4918 §9.3 without a body a plain collection is made`() throws {
        let creation = try CollectionCreation(mkcol: [], contentType: nil)
        #expect(creation.resourceTypes == [.dav("collection")])
        #expect(creation.update.instructions.isEmpty)
    }

    @Test func `rfc5689 §3 a collection with a type and properties`() throws {
        let creation = try creation(
            """
            <D:set><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop></D:set>
            <D:set><D:prop><D:displayname>Work</D:displayname></D:prop></D:set>
            """)
        #expect(creation.resourceTypes == [.dav("collection"), .caldav("calendar")])
        #expect(creation.update.names == [.dav("resourcetype"), .dav("displayname")])
        #expect(try self.creation("").resourceTypes == [.dav("collection")])
    }

    @Test func `rfc5689 §3 what is made is a collection`() {
        let failure = #expect(throws: Failure.self) {
            try creation("<D:set><D:prop><D:resourcetype><C:calendar/></D:resourcetype></D:prop></D:set>")
        }
        #expect(failure?.condition == .validResourceType)
    }

    @Test(
        arguments: [
            ("<D:propfind xmlns:D='DAV:'/>", "text/xml", 415), ("<mkcol/>", nil, 415),
            ("afafafaf", "xzy-foo/bar-512", 415),
            ("<D:mkcol xmlns:D='DAV:'/>", "text/plain", 415), ("<D:mkcol", "application/xml", 400),
            ("<D:mkcol xmlns:D='DAV:'><D:set/></D:mkcol>", "application/xml", 400),
        ] as [(String, String?, Int)])
    func `rfc4918 §9.3.1 a body that is not understood has its status`(body: String, type: String?, code: Int) {
        let failure = #expect(throws: Failure.self) {
            try CollectionCreation(mkcol: Array(body.utf8), contentType: type)
        }
        #expect(failure?.status.code == code)
    }
}
