import Markup
import Testing
import WebDAV

struct PropertyValueTests {
    @Test(arguments: [
        (PropertyValue(.dav("displayname"), text: "A<B"), "<D:displayname>A&lt;B</D:displayname>"),
        (PropertyValue(.dav("owner"), hrefs: ["/a&b/"]), "<D:owner><D:href>/a&amp;b/</D:href></D:owner>"),
        (PropertyValue(XMLName("urn:x", "y"), text: "z"), "<n4:y xmlns:n4=\"urn:x\">z</n4:y>"),
        (
            PropertyValue(.appleCalendar("calendar-color"), text: "#FF0000FF"),
            "<A:calendar-color>#FF0000FF</A:calendar-color>"
        ),
        (
            PropertyValue(supportedReports: [.dav("sync-collection"), .caldav("calendar-query")]),
            "<D:supported-report-set><D:supported-report><D:report><D:sync-collection/></D:report></D:supported-report>"
                + "<D:supported-report><D:report><C:calendar-query/></D:report></D:supported-report>"
                + "</D:supported-report-set>"
        ),
    ])
    func `rfc4918 §15 a live property is written with its value`(value: PropertyValue, expected: String) {
        var writer = MultistatusWriter()
        writer.beginResponse(href: "/a")
        _ = writer.takeOctets()
        writer.property(value)
        #expect(String(decoding: writer.takeOctets(), as: UTF8.self) == "<D:propstat><D:prop>" + expected)
    }
}
