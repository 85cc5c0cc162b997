import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

struct CalendarMultigetTests {
    private func multiget(_ inner: String) throws -> CalendarMultiget {
        try CalendarMultiget(Example.element("<calendar-multiget>\(inner)</calendar-multiget>"))
    }

    @Test func `rfc4791 §9.10 paths are kept as they were sent, in their order`() throws {
        let multiget = try multiget(
            "<D:prop><calendar-data/></D:prop><D:href>/b/%C3%BC%20.ics</D:href><D:href>\n /a.ics </D:href>")
        #expect(multiget.hrefs == ["/b/%C3%BC%20.ics", "/a.ics"])
        #expect(multiget.properties == .some([.caldav("calendar-data")]))
        #expect(multiget.dataRequest?.isWhole == true)
    }

    @Test(arguments: [("<D:allprop/>", PropertyRequest.all(including: [])), ("<D:propname/>", .names)])
    func `rfc4791 §9.10 allprop and propname`(text: String, request: PropertyRequest) throws {
        #expect(try multiget(text + "<D:href>/a</D:href>").properties == request)
    }

    @Test func `rfc4791 §7.9 without a path it asks for nothing`() {
        #expect {
            _ = try multiget("<D:prop/>")
        } throws: { ($0 as? Failure)?.status == .badRequest }
    }

    @Test func `rfc4791 §7.9 so many paths are too many`() throws {
        let most = String(repeating: "<D:href>/a</D:href>", count: CalendarMultiget.mostHrefs)
        #expect(try multiget(most).hrefs.count == CalendarMultiget.mostHrefs)
        #expect(condition { _ = try multiget(most + "<D:href>/b</D:href>") } == .numberOfMatchesWithinLimits)
    }
}
