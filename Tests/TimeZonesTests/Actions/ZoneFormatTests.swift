import Testing

@testable import TimeZones

struct ZoneFormatTests {
    @Test(
        arguments: [
            (nil, ZoneFormat.calendar), ("*/*", .calendar), ("text/*", .calendar), ("text/calendar", .calendar),
            ("application/calendar+json", .jCalendar), ("Application/Calendar+JSON;q=0.5", .jCalendar),
            ("text/calendar;q=0.2, application/calendar+json", .jCalendar),
            ("text/calendar;q=0, */*", .jCalendar), ("application/*", .jCalendar), ("text/html", nil), ("", nil),
            ("*/*;q=0", nil),
        ] as [(String?, ZoneFormat?)])
    func `rfc9110 §12.5.1 the form that is liked best, or none`(field: String?, format: ZoneFormat?) {
        #expect(ZoneFormat(accepting: field) == format)
    }
}
