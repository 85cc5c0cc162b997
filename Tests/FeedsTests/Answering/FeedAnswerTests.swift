import CalendarModel
import Chronology
import Feeds
import HTTPSemantics
import HTTPTypes
import Testing

struct FeedAnswerTests {
    private let validators = Validators(
        entityTag: EntityTag("abc"), lastModified: Instant(secondsSinceEpoch: 784_111_777))

    private func answer(_ fields: HTTPFields) -> FeedAnswer {
        FeedAnswer(request: fields, validators: validators, fileName: "work.ics")
    }

    @Test func `a plain GET gets the content with everything a poller needs`() throws {
        guard case .content(let fields, let isCompressed) = answer([:]) else {
            Issue.record("no content")
            return
        }
        #expect(!isCompressed)
        #expect(fields[.eTag] == "\"abc\"")
        #expect(fields[.lastModified] == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(fields[.contentType] == "text/calendar; charset=utf-8")
        #expect(fields[.contentDisposition] == "inline; filename=\"work.ics\"")
        #expect(fields[.contentEncoding] == nil)
        #expect(fields[.setCookie] == nil)
    }

    @Test(arguments: ["\"abc\"", "\"abc-gzip\"", "\"x\", W/\"abc\"", "*"])
    func `a copy in either coding is recognised`(tag: String) {
        guard case .notModified(let fields) = answer([.ifNoneMatch: tag]) else {
            Issue.record("not recognised")
            return
        }
        #expect(fields[.eTag] == "\"abc\"")
        #expect(fields[.contentType] == nil)
    }

    @Test func `gzip has an entity tag of its own`() {
        guard case .content(let fields, let isCompressed) = answer([.acceptEncoding: "gzip, br"]) else {
            Issue.record("no content")
            return
        }
        #expect(isCompressed)
        #expect(fields[.eTag] == "\"abc-gzip\"")
        #expect(fields[.contentEncoding] == "gzip")
        #expect(fields[.vary] == "Accept-Encoding, User-Agent")
    }

    @Test(arguments: [
        "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)",
        "Microsoft.Exchange/15.20 (Calendar Fetch)", "MSFT-WP/8.0", "ExchangeServicesClient/15.00",
        "Mozilla/5.0 (compatible; MSIE 9.0; Outlook-iOS/2.0)",
    ])
    func `Microsoft's fetchers never get gzip`(agent: String) {
        guard case .content(_, let isCompressed) = answer([.acceptEncoding: "gzip", .userAgent: agent]) else {
            Issue.record("no content")
            return
        }
        #expect(!isCompressed)
    }

    @Test(arguments: ["Google-Calendar-Importer", "iOS/18.1 (22B83) dataaccessd/1.0", "curl/7.88.1"])
    func `other fetchers get gzip when they ask`(agent: String) {
        guard case .content(_, let isCompressed) = answer([.acceptEncoding: "gzip", .userAgent: agent]) else {
            Issue.record("no content")
            return
        }
        #expect(isCompressed)
    }
}
