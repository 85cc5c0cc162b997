import ICalendar
import Testing

struct CalendarDurationParsingTests {
    @Test(arguments: [
        ("P1D", CalendarDuration(days: 1)),
        ("P2W", CalendarDuration(days: 14)),
        ("PT15M", CalendarDuration(seconds: 900)),
        ("-PT15M", CalendarDuration(seconds: -900)),
        ("+P7D", CalendarDuration(days: 7)),
        ("P15DT5H0M20S", CalendarDuration(days: 15, seconds: 18_020)),
        ("-P1DT1S", CalendarDuration(days: -1, seconds: -1)),
        ("PT36H", CalendarDuration(seconds: 129_600)),
        ("P1W2D", CalendarDuration(days: 9)),
        ("PT0S", CalendarDuration()),
        ("P0D", CalendarDuration()),
        ("-P0D", CalendarDuration()),
    ])
    func `rfc5545 §3.3.6 days stay days and hours stay seconds`(text: String, duration: CalendarDuration) throws {
        #expect(try CalendarDuration(parsing: text) == duration)
    }

    @Test func `P1DT is read as P1D`() throws {
        #expect(try CalendarDuration(parsing: "P1DT") == CalendarDuration(days: 1))
    }

    @Test(arguments: [
        "", "P", "PT", "1D", "P1", "PD", "P1H", "PT1D", "PT1W", "P1M", "P1Y", "PT1S1M", "P1D1D", "P1DT1D", "PT1H1H",
        "--P1D", "P-1D", "P1.5D", "P9999999999D", "P4000000D", "PT999999999H", " P1D", "P1D ", "p1d", "P1D2W",
    ])
    func `what is no duration is refused by name`(text: String) {
        #expect(throws: ICalendarError.invalidValue(property: "DURATION", value: text, line: 3)) {
            try CalendarDuration(parsing: text, line: 3)
        }
    }

    @Test(arguments: ["P1D", "PT15M", "-PT15M", "P15DT5H20S", "PT0S", "PT100H", "-P1DT1H1M1S"])
    func `is written as it is read`(text: String) throws {
        #expect(try CalendarDuration(parsing: text).text == text)
    }
}
