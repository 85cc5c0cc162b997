import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct ExpandPropertyTests {
    private func report(_ inner: String) throws -> ExpandProperty {
        try ExpandProperty(
            XMLElement(body: Array("<D:expand-property xmlns:D='DAV:'>\(inner)</D:expand-property>".utf8)))
    }

    @Test func `rfc3253 §3.8 properties stand inside each other, of DAV unless they say otherwise`() throws {
        let report = try report(
            """
            <D:property name="calendar-proxy-read-for" namespace="http://calendarserver.org/ns/">
              <D:property name="displayname"/><D:property name="x" namespace=""/><D:other/>
            </D:property><D:property name="owner" namespace="DAV:"/>
            """)
        #expect(
            report.properties == [
                .init(
                    .calendarServer("calendar-proxy-read-for"),
                    nested: [.init(.dav("displayname")), .init(XMLName("", "x"))]),
                .init(.dav("owner")),
            ])
    }

    @Test(arguments: [
        "<D:property/>", "<D:property name=''/>", "<D:property name='a b'/>", "<D:property name='a:b'/>",
        "<D:property name='1'/>", "<D:property name='&lt;x'/>", "<D:property name='é'/>",
        "<D:property name='a' namespace='http://www.w3.org/2000/xmlns/'/>",
    ])
    func `rfc3253 §3.8 a property has a name`(inner: String) {
        let failure = #expect(throws: Failure.self) { try report(inner) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `what would multiply without end is refused`() throws {
        let nested = { (depth: Int) in
            String(repeating: "<D:property name='owner'>", count: depth)
                + String(repeating: "</D:property>", count: depth)
        }
        #expect(try report(nested(ExpandProperty.maximumDepth)).properties.count == 1)
        #expect(throws: Failure.self) { try report(nested(ExpandProperty.maximumDepth + 1)) }
        let many = String(repeating: "<D:property name='owner'/>", count: ExpandProperty.maximumCount)
        #expect(try report(many).properties.count == ExpandProperty.maximumCount)
        #expect(throws: Failure.self) { try report(many + "<D:property name='owner'/>") }
    }
}
