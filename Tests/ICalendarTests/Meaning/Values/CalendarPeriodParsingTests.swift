import ICalendar
import Testing

struct CalendarPeriodParsingTests {
    @Test func `rfc5545 §3.3.9 a start with an end or a length`() throws {
        let start = CalendarTime.utc(utc(1997, 1, 1, 18))
        #expect(
            try CalendarPeriod(parsing: "19970101T180000Z/19970102T070000Z")
                == CalendarPeriod(start: start, ending: .at(.utc(utc(1997, 1, 2, 7)))))
        #expect(
            try CalendarPeriod(parsing: "19970101T180000Z/PT5H30M")
                == CalendarPeriod(start: start, ending: .after(CalendarDuration(seconds: 19_800))))
    }

    @Test func `a zone holds for both times`() throws {
        let period = try CalendarPeriod(parsing: "20250314T090000/20250314T100000", zone: berlin)
        #expect(period.start == .zoned(wall(2025, 3, 14, 9), berlin))
        #expect(period.ending == .at(.zoned(wall(2025, 3, 14, 10), berlin)))
    }

    @Test(arguments: ["", "/", "19970101T180000Z", "19970101T180000Z/", "/PT1H", "19970101/19970102", "a/b", "1/2/3"])
    func `what is no period is refused`(text: String) {
        #expect(throws: ICalendarError.self) { try CalendarPeriod(parsing: text) }
    }
}
