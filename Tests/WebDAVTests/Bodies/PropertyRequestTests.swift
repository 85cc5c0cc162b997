import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct PropertyRequestTests {
    private func propfind(_ inner: String) throws -> PropertyRequest {
        let body = "<D:propfind xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">\(inner)</D:propfind>"
        return try PropertyRequest(propfind: Array(body.utf8))
    }

    @Test func `rfc4918 §9.1 an empty body asks for all`() throws {
        #expect(try PropertyRequest(propfind: []) == .all(including: []))
    }

    @Test(
        arguments: [
            ("<D:allprop/>", .all(including: [])),
            (
                "<D:allprop/><D:include><D:acl/><C:max-instances/></D:include>",
                .all(including: [.dav("acl"), .caldav("max-instances")])
            ),
            ("<D:propname/>", .names),
            ("<D:prop/>", .some([])),
            (
                "<D:prop><D:getetag/><getetag/><C:calendar-data><C:comp name='VCALENDAR'/></C:calendar-data><D:getetag/></D:prop>",
                .some([.dav("getetag"), XMLName("", "getetag"), .caldav("calendar-data")])
            ),
        ] as [(String, PropertyRequest)])
    func `rfc4918 §9.1 three ways to ask`(inner: String, request: PropertyRequest) throws {
        #expect(try propfind(inner) == request)
    }

    @Test func `rfc4918 appendix A.2.2 unknown elements are passed over beside known ones`() throws {
        #expect(try propfind("<D:propname/><x:leave-out xmlns:x='urn:x'>*boss*</x:leave-out>") == .names)
    }

    @Test(arguments: [
        "", "<D:foobar/>", "<x:expired-props xmlns:x='urn:x'/>", "<D:prop/><D:allprop/>", "<D:propname/><D:allprop/>",
        "<D:prop/><D:prop/>", "<D:include><D:acl/></D:include>", "<prop/>", "<C:prop/>", "text",
    ])
    func `rfc4918 §14.20 a propfind that asks for nothing, or for two things, is refused`(inner: String) {
        let failure = #expect(throws: Failure.self) { try propfind(inner) }
        #expect(failure?.status == .badRequest)
    }

    @Test(arguments: [
        "<propfind><allprop/></propfind>", "<D:propfind xmlns:D='DAV'><D:allprop/></D:propfind>",
        "<propfind xmlns='urn:x'><allprop/></propfind>",
        "<D:propertyupdate xmlns:D='DAV:'><D:allprop/></D:propertyupdate>",
        "<D:propfind xmlns:D=''><D:allprop/></D:propfind>", "<D:propfind><D:allprop/></D:propfind>",
        "<D:propfind xmlns:D='DAV:'><D:prop><bar:foo xmlns:bar=''/></D:prop></D:propfind>",
        "<D:propfind xmlns:D='DAV:'><D:allprop>", "foo", " ", "{}", "\u{0}",
    ])
    func `rfc4918 §8.2 a body that is no propfind is refused`(body: String) {
        let failure = #expect(throws: Failure.self) { try PropertyRequest(propfind: Array(body.utf8)) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `more properties than anybody has are refused`() throws {
        let names = (0..<PropertyRequest.maximumCount).map { "<D:p\($0)/>" }.joined()
        #expect(try propfind("<D:prop>\(names)</D:prop>") != .some([]))
        let failure = #expect(throws: Failure.self) { try propfind("<D:prop>\(names)<D:one-more/></D:prop>") }
        #expect(failure?.status == .badRequest)
    }

    @Test func `rfc4791 §9.5 a report may ask for properties and need not`() throws {
        let query = try XMLElement(
            body: Array("<C:q xmlns:C='urn:c' xmlns:D='DAV:'><D:prop><D:getetag/></D:prop><C:filter/></C:q>".utf8))
        #expect(try PropertyRequest(reportBody: query) == .some([.dav("getetag")]))
        let bare = try XMLElement(body: Array("<C:q xmlns:C='urn:c'><C:filter/></C:q>".utf8))
        #expect(try PropertyRequest(reportBody: bare) == .some([]))
    }
}
