import CalendarModel
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct MultistatusWriterTests {
    private let opening = """
        <?xml version="1.0" encoding="utf-8"?>
        <D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" \
        xmlns:CS="http://calendarserver.org/ns/" xmlns:A="http://apple.com/ns/ical/">
        """

    private func written(syncToken: String? = nil, _ body: (inout MultistatusWriter) -> Void) -> String {
        var writer = MultistatusWriter()
        body(&writer)
        writer.finish(syncToken: syncToken)
        let text = String(decoding: writer.takeOctets(), as: UTF8.self)
        #expect(text.hasPrefix(opening))
        #expect(throws: Never.self) { try XMLElement(reading: Array(text.utf8)) }
        return String(text.dropFirst(opening.count))
    }

    @Test func `rfc6578 §3.8 nothing changed is an answer without responses`() {
        let text = written(syncToken: "http://example.org/a&b") { _ in }
        #expect(text == "<D:sync-token>http://example.org/a&amp;b</D:sync-token></D:multistatus>")
    }

    @Test func `rfc4918 §9.1.3 what was found comes before what was not`() {
        let etag = PropertyTag(.dav("getetag"))
        let rest = PropertyOutcomes(
            missing: [.calendarServer("getctag"), XMLName("urn:x", "a"), XMLName("", "b")], forbidden: [.dav("acl")])
        let text = written { writer in
            writer.beginResponse(href: "/dav/a&b.ics")
            writer.property(etag, text: "\"1<2\"")
            writer.property(PropertyValue(.dav("resourcetype"), elements: [.dav("collection"), .caldav("calendar")]))
            writer.property(DeadProperty(namespace: "", name: "d", octets: Array("<d>x</d>".utf8)))
            writer.endResponse(rest)
        }
        #expect(
            text == """
                <D:response><D:href>/dav/a&amp;b.ics</D:href>\
                <D:propstat><D:prop><D:getetag>"1&lt;2"</D:getetag>\
                <D:resourcetype><D:collection/><C:calendar/></D:resourcetype><d>x</d></D:prop>\
                <D:status>HTTP/1.1 200 OK</D:status></D:propstat>\
                <D:propstat><D:prop><CS:getctag/><n4:a xmlns:n4="urn:x"/><b/></D:prop>\
                <D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>\
                <D:propstat><D:prop><D:acl/></D:prop><D:status>HTTP/1.1 403 Forbidden</D:status></D:propstat>\
                </D:response>
                </D:multistatus>
                """)
    }

    @Test func `rfc8144 §2.1 with nothing left there is one empty propstat`() {
        let empty = written { $0.response(href: "/a", found: []) }
        #expect(
            empty == """
                <D:response><D:href>/a</D:href><D:propstat><D:prop></D:prop>\
                <D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
                </D:multistatus>
                """)
        let missing = written { $0.response(href: "/a", found: [], rest: PropertyOutcomes(missing: [.dav("x")])) }
        #expect(!missing.contains("200 OK"))
        #expect(missing.contains("404 Not Found"))
    }

    @Test func `rfc6578 §3.5 a removed member has a status and no propstat`() {
        let text = written { $0.response(href: "/a/gone.ics", status: .notFound) }
        #expect(
            text == """
                <D:response><D:href>/a/gone.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>
                </D:multistatus>
                """)
    }

    @Test func `rfc6578 §3.6 a truncated answer says so of the collection`() {
        let text = written { writer in
            writer.response(
                href: "/a/", status: .insufficientStorage, condition: .numberOfMatchesWithinLimits,
                description: "More <later>.")
        }
        #expect(
            text == """
                <D:response><D:href>/a/</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status>\
                <D:error><D:number-of-matches-within-limits/></D:error>\
                <D:responsedescription>More &lt;later&gt;.</D:responsedescription></D:response>
                </D:multistatus>
                """)
        let failure = written { $0.response(href: "/b", failure: Failure(.lockTokenSubmitted(["/c"]), detail: "No.")) }
        #expect(
            failure.contains("<D:error><D:lock-token-submitted><D:href>/c</D:href></D:lock-token-submitted></D:error>"))
        #expect(failure.contains("HTTP/1.1 423 Locked"))
    }

    @Test func `rfc3253 §3.8 responses stand inside a property`() {
        let owner = PropertyTag(.dav("owner"))
        let text = written { writer in
            writer.beginResponse(href: "/a/")
            writer.beginProperty(owner)
            writer.response(href: "/p/", found: [PropertyValue(.dav("displayname"), text: "Anna")])
            writer.endProperty(owner)
            writer.property(PropertyTag(.dav("b")))
            writer.endResponse()
        }
        #expect(
            text == """
                <D:response><D:href>/a/</D:href><D:propstat><D:prop><D:owner>\
                <D:response><D:href>/p/</D:href><D:propstat><D:prop><D:displayname>Anna</D:displayname></D:prop>\
                <D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
                </D:owner><D:b/></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
                </D:multistatus>
                """)
    }

    @Test func `rfc4791 §9.6 calendar data keeps its line ends and says its type`() {
        let tag = PropertyTag(
            .caldav("calendar-data"),
            attributes: [
                XMLAttribute(XMLName("", "content-type"), value: "text/calendar")
            ])
        let text = written { writer in
            writer.beginResponse(href: "/a")
            writer.property(tag, octets: Array("BEGIN:VCALENDAR\r\nX:a&b]]>\u{1F4C5}\r\n".utf8))
            writer.property(tag, octets: [])
            writer.endResponse()
        }
        #expect(
            text.contains(
                "<C:calendar-data content-type=\"text/calendar\">BEGIN:VCALENDAR&#13;\nX:a&amp;b]]&gt;\u{1F4C5}&#13;\n"
                    + "</C:calendar-data><C:calendar-data content-type=\"text/calendar\"/>"))
    }

    @Test func `what is written can be taken at any time`() {
        var writer = MultistatusWriter()
        var pieces: [[UInt8]] = [writer.takeOctets()]
        for number in 0..<3 {
            writer.response(href: "/\(number)", found: [PropertyValue(.dav("getetag"), text: "\(number)")])
            #expect(writer.count > 0)
            pieces.append(writer.takeOctets())
            #expect(writer.count == 0)
        }
        writer.finish()
        pieces.append(writer.takeOctets())
        let whole = written { writer in
            for number in 0..<3 {
                writer.response(href: "/\(number)", found: [PropertyValue(.dav("getetag"), text: "\(number)")])
            }
        }
        #expect(String(decoding: pieces.joined(), as: UTF8.self) == opening + whole)
    }

    @Test func `rfc5689 §5.2 the answer to a collection that was not made has propstats in its root`() {
        var writer = MultistatusWriter(root: .dav("mkcol-response"))
        writer.propstats([PropertyOutcome(.dav("displayname"), .failedDependency)])
        writer.finish()
        let text = String(decoding: writer.takeOctets(), as: UTF8.self)
        #expect(text.contains("/\"><D:propstat><D:prop><D:displayname/></D:prop>"))
        #expect(text.hasSuffix("424 Failed Dependency</D:status></D:propstat></D:mkcol-response>"))
    }
}
