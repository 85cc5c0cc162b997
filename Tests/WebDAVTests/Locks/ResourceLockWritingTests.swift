import CalendarModel
import Chronology
import Markup
import Testing
import WebDAV

struct ResourceLockWritingTests {
    private let prefixes = """
        xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:CS="http://calendarserver.org/ns/" \
        xmlns:A="http://apple.com/ns/ical/"
        """

    @Test(arguments: [(100, "Second-60"), (150, "Second-10"), (900, "Second-0")])
    func `rfc4918 §9.10.1 the answer to LOCK tells the lock and the time left`(now: Int64, timeout: String) {
        let lock = ResourceLock(
            token: "urn:uuid:1", root: "/dav/a&b", isDeep: true, isExclusive: false,
            owner: Array("<D:owner xmlns:D=\"DAV:\">Anna</D:owner>".utf8), principal: PrincipalID(rawValue: 1),
            seconds: 60, expires: Instant(secondsSinceEpoch: 160))
        #expect(
            String(decoding: lock.answer(at: Instant(secondsSinceEpoch: now)), as: UTF8.self) == """
                <?xml version="1.0" encoding="utf-8"?>
                <D:prop \(prefixes)><D:lockdiscovery><D:activelock><D:locktype><D:write/></D:locktype>\
                <D:lockscope><D:shared/></D:lockscope><D:depth>infinity</D:depth>\
                <D:owner xmlns:D="DAV:">Anna</D:owner><D:timeout>\(timeout)</D:timeout>\
                <D:locktoken><D:href>urn:uuid:1</D:href></D:locktoken>\
                <D:lockroot><D:href>/dav/a&amp;b</D:href></D:lockroot></D:activelock></D:lockdiscovery></D:prop>
                """)
    }

    @Test func `rfc4918 §15.10 write locks are exclusive or shared`() {
        var writer = MultistatusWriter()
        writer.beginResponse(href: "/a")
        _ = writer.takeOctets()
        writer.property(PropertyValue(.dav("supportedlock"), write: ResourceLock.writeSupported))
        #expect(
            String(decoding: writer.takeOctets(), as: UTF8.self) == """
                <D:propstat><D:prop><D:supportedlock>\
                <D:lockentry><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>\
                <D:lockentry><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>\
                </D:supportedlock>
                """)
    }
}
