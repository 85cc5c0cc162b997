import Failures
import Markup
import Testing
import WebDAV

@testable import CalDAV

struct CalendarQueryTests {
    private let filter = "<filter><comp-filter name='VCALENDAR'/></filter>"

    private func query(_ inner: String) throws -> CalendarQuery {
        try CalendarQuery(Example.element("<calendar-query>\(inner)</calendar-query>"))
    }

    @Test func `rfc4791 §9.5 properties, data, filter and zone`() throws {
        let prop =
            "<D:prop><D:getetag/><calendar-data><expand start='20250101T000000Z' end='20250102T000000Z'/></calendar-data></D:prop>"
        let query = try query(prop + filter + "<timezone-id>Europe/Berlin</timezone-id>")
        #expect(query.properties == .some([.dav("getetag"), .caldav("calendar-data")]))
        #expect(
            try query.dataRequest
                == CalendarDataRequest(recurrences: .expanded(Example.span("20250101T000000Z", "20250102T000000Z"))))
        #expect(query.zone == .identifier("Europe/Berlin"))
        #expect(query.filter.prefilter == Prefilter())
    }

    @Test(arguments: [("<D:allprop/>", PropertyRequest.all(including: [])), ("<D:propname/>", .names), ("", .some([]))])
    func `rfc4791 §9.5 other ways to ask for properties`(text: String, request: PropertyRequest) throws {
        let query = try query(text + filter)
        #expect(query.properties == request)
        #expect(query.dataRequest == nil && query.zone == nil)
    }

    @Test(
        arguments: [("", Condition.validFilter), ("FILTERFILTER", .validFilter), ("FILTER", nil)]
            as [(String, Condition?)])
    func `rfc4791 §7.8 there is one filter`(text: String, refusal: Condition?) {
        #expect(condition { _ = try query(text.replacing("FILTER", with: filter)) } == refusal)
    }

    @Test func `rfc4791 §7.8 calendar data of another type is not supported`() {
        let prop = "<D:prop><calendar-data content-type='text/xml'/></D:prop>"
        #expect(condition { _ = try query(prop + filter) } == .supportedCalendarData)
    }
}
